import { HeartPulse } from 'lucide-preact';
import type { SilencedLayer } from '../../contract/view.ts';
import { healthyLeader } from '../classes/leading_rows.ts';
import { percent } from '../format.ts';
import * as store from '../store.ts';
import { restoreAll, silencedCount } from './ablation.ts';

/** As long as channels are switched off this stays on screen, whatever the view: nobody is to forget it. */
export function AblationBanner() {
  const lesion = store.ablation.value;
  if (lesion.length === 0) return null;
  return (
    <div class="lesion-banner" role="status">
      <p>
        <b>{inWords(lesion)}</b> <Change />
      </p>
      <button type="button" class="text-button" title="J" onClick={restoreAll}>
        <HeartPulse size={16} strokeWidth={1.6} aria-hidden="true" /> Heal
      </button>
    </div>
  );
}

function inWords(lesion: readonly SilencedLayer[]): string {
  const count = silencedCount(lesion);
  const [first] = lesion;
  const where = lesion.length === 1 && first ? store.layerTitle(first.layer) : `${lesion.length} layers`;
  return count === 1
    ? `1 channel of ${where} is switched off.`
    : `${count} channels of ${where} are switched off.`;
}

/** What became of the class that would lead. */
function Change() {
  const leader = healthyLeader(store.seenOfPicture.value?.look.ranking.classes ?? []);
  if (leader?.healthy === undefined) return null;
  return (
    <span class="change">
      {leader.label}: {percent(leader.healthy)} healthy, now {percent(leader.probability)}
    </span>
  );
}
