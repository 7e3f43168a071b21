import type { LoadProgress } from '../../contract/opening.ts';
import { formatMegabytes } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as networks from '../networks/networks_store.ts';
import { Status } from '../status.tsx';
import * as store from '../store.ts';

const STAGES: Record<LoadProgress['stage'], PlainKey> = {
  backend: 'shell.startingTheEngine',
  weights: 'shell.loadingTheNetwork',
  'warm-up': 'shell.warmingUp',
};

/** Lies over the running picture while a network comes, or while its worker comes back. */
export function Loading() {
  const { retry } = useCommands();
  const stage = stageOf();
  return (
    <>
      <Status>{stage}</Status>
      {stage !== null &&
        (store.workerState.value === 'failed' ? (
          <div class="loading">
            <p class="stage">{stage}</p>
            <button type="button" class="text-button" onClick={retry}>
              {t('shell.tryAgain')}
            </button>
          </div>
        ) : (
          <LoadProgressBar stage={stage} progress={store.progress.value} />
        ))}
    </>
  );
}

/** In words; null where there is nothing to wait for. */
function stageOf(): string | null {
  const state = store.workerState.value;
  const opening = networks.opening.value;
  if (state === 'failed') return t('shell.theNetworkIsNotRunning');
  if (state === 'restarting') return t('shell.startingTheNetworkAgain');
  if (state === 'ready') return opening && t('shell.opening', { title: opening.title });
  return t(STAGES[store.progress.value?.stage ?? 'backend']);
}

function LoadProgressBar({ stage, progress }: { stage: string; progress: LoadProgress | null }) {
  const part = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div class="loading">
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
  const megabytes = t('shell.doneOfTotalMb', { done: formatMegabytes(done), total: formatMegabytes(total) });
  return fromCache ? t('shell.megabytesKeptFromLastTime', { megabytes }) : megabytes;
}
