import { useEffect, useState } from 'preact/hooks';
import type { Pixels } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { useCommands } from '../../keys/commands.ts';
import * as studio from '../store.ts';

/** The newest picture of a job, pixel for pixel, as it grows or as it was kept; null until there is one. */
export function useNewest({ id, progress }: Job): Pixels | null {
  const { studio: commands } = useCommands();
  const [kept, setKept] = useState<Pixels | null>(null);
  const live = studio.newest.value;
  const isLive = live?.id === id;
  const hasBegun = progress !== null;
  useEffect(() => {
    if (isLive || !hasBegun) return;
    let wanted = true;
    void commands.picture(id).then((picture) => wanted && setKept(picture ?? null));
    return () => {
      wanted = false;
    };
  }, [id, isLive, hasBegun, commands]);
  return isLive ? live.picture : kept;
}
