import { useEffect, useState } from 'preact/hooks';
import type { JobId, Materials } from '../../../contract/jobs.ts';
import { useCommands } from '../../keys/commands.ts';

/** A picture that replaces another may still be read when its address is gone from the page. */
const LINGER_MS = 2000;

/** An address for the bytes of a picture file; null where there are none. */
export function useObjectUrl(bytes: Uint8Array<ArrayBuffer> | null | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return setUrl(null);
    const made = URL.createObjectURL(new Blob([bytes]));
    setUrl(made);
    return () => void setTimeout(() => URL.revokeObjectURL(made), LINGER_MS);
  }, [bytes]);
  return url;
}

/** The pictures that a job is made from; null until they are read. */
export function useMaterials(id: JobId): Materials | null {
  const { studio } = useCommands();
  const [materials, setMaterials] = useState<Materials | null>(null);
  useEffect(() => {
    let wanted = true;
    setMaterials(null);
    void studio.materials(id).then((found) => wanted && setMaterials(found ?? null));
    return () => {
      wanted = false;
    };
  }, [id, studio]);
  return materials;
}
