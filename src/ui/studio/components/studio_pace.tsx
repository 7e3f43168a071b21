import { Facts } from '../../components/facts.tsx';
import { formatMs, wholePercent } from '../../format.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { rests } from '../../view/present.ts';
import * as studio from '../store.ts';

/** In the performance panel: what the studio takes, and what it leaves. */
export function StudioPace() {
  const newest = studio.newest.value;
  const { duty, alone } = studio.sharing.value;
  if (!newest || studio.activeJob.value?.id !== newest.id) return null;
  const rows = [
    [t('studio.step'), t('shell.ms', { ms: formatMs(newest.stepMs) })],
    [t('studio.showAndKeep'), t('shell.ms', { ms: formatMs(newest.showMs) })],
    [t('studio.paints'), t('studio.ofTheTime', { share: wholePercent(duty) })],
    ...(alone && !rests.value
      ? [[t('studio.liveViewKeeps'), wholePercent(page.resultsPerSecond.value / alone)]]
      : []),
  ];
  return <Facts label={t('studio.studio')} rows={rows} />;
}
