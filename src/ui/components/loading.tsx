import type { LoadProgress } from '../../contract/opening.ts';
import { formatMegabytes } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as networks from '../networks/networks_store.ts';
import * as store from '../store.ts';

const STAGES: Record<LoadProgress['stage'], PlainKey> = {
  backend: 'shell.startingTheEngine',
  weights: 'shell.loadingTheNetwork',
  'warm-up': 'shell.warmingUp',
};

/** Lies over the running picture while a network comes, or while its worker comes back. */
export function Loading() {
  const { retry } = useCommands();
  const state = store.workerState.value;
  const opening = networks.opening.value;
  if (state === 'ready' && !opening) return null;
  if (state === 'failed') {
    return (
      <div class="loading">
        <p class="stage">{t('shell.theNetworkIsNotRunning')}</p>
        <button type="button" class="text-button" onClick={retry}>
          {t('shell.tryAgain')}
        </button>
      </div>
    );
  }
  const progress = store.progress.value;
  if (state === 'restarting')
    return <LoadProgressBar stage={t('shell.startingTheNetworkAgain')} progress={progress} />;
  const stage =
    state === 'ready' && opening
      ? t('shell.opening', { title: opening.title })
      : t(STAGES[progress?.stage ?? 'backend']);
  return <LoadProgressBar stage={stage} progress={progress} />;
}

function LoadProgressBar({ stage, progress }: { stage: string; progress: LoadProgress | null }) {
  const part = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div class="loading">
      <p class="stage" role="status">
        {stage}
      </p>
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
