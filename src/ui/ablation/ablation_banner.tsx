import { RotateCcw } from 'lucide-preact';
import type { SilencedLayer } from '../../contract/view.ts';
import { unablatedLeader } from '../classes/leading_rows.ts';
import { percent } from '../format.ts';
import { shortcut } from '../keys/shortcut.tsx';
import { className, t } from '../language/language.ts';
import { Status } from '../status.tsx';
import * as store from '../store.ts';
import { restoreAll, silencedCount } from './ablation.ts';

/** As long as channels are switched off this stays on screen, whatever the view: nobody is to forget it. */
export function AblationBanner() {
  const ablation = store.ablation.value;
  const isAblated = ablation.length > 0;
  return (
    <>
      <Status>{isAblated && inWords(ablation)}</Status>
      {isAblated && (
        <div class="ablation-banner">
          <p>
            <b>{inWords(ablation)}</b> <Change />
          </p>
          <button type="button" class="text-button" title={shortcut('J')} onClick={restoreAll}>
            <RotateCcw size={16} strokeWidth={1.6} aria-hidden="true" /> {t('ablation.restore')}
          </button>
        </div>
      )}
    </>
  );
}

function inWords(ablation: readonly SilencedLayer[]): string {
  const count = silencedCount(ablation);
  const [first] = ablation;
  const where =
    ablation.length === 1 && first
      ? store.layerTitle(first.layer)
      : t('ablation.layers', { layers: ablation.length });
  return t('ablation.channelsAreSwitchedOff', { count, where });
}

/** What became of the class that would lead. */
function Change() {
  const leader = unablatedLeader(store.seenOfPicture.value?.result.ranking.classes ?? []);
  if (leader?.unablated === undefined) return null;
  return (
    <span class="change">
      {t('ablation.labelAllOnNowProbability', {
        label: className(leader.label),
        unablated: percent(leader.unablated),
        probability: percent(leader.probability),
      })}
    </span>
  );
}
