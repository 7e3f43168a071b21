import { Facts } from '../../components/facts.tsx';
import { formatMs, wholePercent } from '../../format.ts';
import { t } from '../../language/language.ts';
import * as studio from '../store.ts';

/** In the performance panel: what the studio takes, and what it leaves. */
export function StudioPace() {
  const newest = studio.newest.value;
  const { duty, kept } = studio.sharing.value;
  if (!newest || studio.activeJob.value?.id !== newest.id) return null;
  const rows = [
    [t('studio.step'), t('shell.ms', { ms: formatMs(newest.stepMs) })],
    [t('studio.showAndKeep'), t('shell.ms', { ms: formatMs(newest.showMs) })],
    [t('studio.paints'), t('studio.ofTheTime', { share: wholePercent(duty) })],
    ...(kept !== null ? [[t('studio.liveViewKeeps'), wholePercent(kept)]] : []),
  ];
  return <Facts label={t('studio.studio')} rows={rows} />;
}
