import { Facts } from '../../components/facts.tsx';
import { formatMs } from '../../format.ts';
import * as page from '../../store.ts';
import * as studio from '../store.ts';

/** In the performance panel: what the studio takes, and what it leaves. */
export function StudioPace() {
  const newest = studio.newest.value;
  const { duty, alone } = studio.sharing.value;
  if (!newest || studio.activeJob.value?.id !== newest.id) return null;
  const rows = [
    ['step', `${formatMs(newest.stepMs)} ms`],
    ['show and keep', `${formatMs(newest.showMs)} ms`],
    ['paints', `${Math.round(100 * duty)} % of the time`],
    ...(alone ? [['live view keeps', `${Math.round((100 * page.resultsPerSecond.value) / alone)} %`]] : []),
  ];
  return <Facts label="Studio" rows={rows} />;
}
