import type { LoadProgress } from '../../contract/opening.ts';
import { formatMegabytes } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import * as store from '../store.ts';

const STAGES: Record<LoadProgress['stage'], string> = {
  backend: 'Starting the engine',
  weights: 'Loading the network',
  'warm-up': 'Warming up',
};

/** Lies over the running picture while the network comes, or while its worker comes back. */
export function Loading() {
  const { retry } = useCommands();
  const state = store.workerState.value;
  if (state === 'ready') return null;
  if (state === 'failed') {
    return (
      <div class="loading">
        <p class="stage">The network is not running</p>
        <button type="button" class="text-button" onClick={retry}>
          Try again
        </button>
      </div>
    );
  }
  return <LoadProgressBar restarting={state === 'restarting'} progress={store.progress.value} />;
}

function LoadProgressBar({ restarting, progress }: { restarting: boolean; progress: LoadProgress | null }) {
  const stage = restarting ? 'Starting the network again' : STAGES[progress?.stage ?? 'backend'];
  const part = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div class="loading" role="status">
      <p class="stage">{stage}</p>
      <div
        class={`progress ${part === null ? 'unknown' : ''}`}
        role="progressbar"
        aria-label={stage}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === null ? undefined : Math.round(100 * part)}
      >
        <span style={{ transform: `scaleX(${part ?? 0.3})` }} />
      </div>
      <p class="amount">{amount(progress)}</p>
    </div>
  );
}

function amount(progress: LoadProgress | null): string {
  if (progress?.stage !== 'weights' || progress.total === 0) return ' ';
  const { done, total, fromCache } = progress;
  const megabytes = `${formatMegabytes(done)} of ${formatMegabytes(total)} MB`;
  return fromCache ? `${megabytes}, kept from last time` : megabytes;
}
