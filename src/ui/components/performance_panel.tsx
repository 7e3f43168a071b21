import { formatMs } from '../format.ts';
import * as store from '../store.ts';
import { StudioPace } from '../studio/components/studio_pace.tsx';
import { WITHOUT_CARD, wordsOfLack } from './stage_lack.ts';

/** How fast, on what, and where the time goes. */
export function PerformancePanel() {
  const backend = store.catalogue.value?.backend;
  const result = store.latest.value?.result;
  if (!store.performanceOpen.value) return null;
  const lack = store.stageLack.value;
  const stages = Object.entries(result?.stages ?? {});
  const longest = Math.max(1, ...stages.map(([, ms]) => ms));
  return (
    <aside class="performance" aria-label="Performance">
      <p class="rate">
        <b>{store.resultsPerSecond.value.toFixed(1)}</b> looks per second
      </p>
      <dl>
        {stages.map(([stage, ms]) => (
          <div key={stage} style={{ '--share': ms / longest }}>
            <dt>{stage}</dt>
            <dd>{formatMs(ms)} ms</dd>
          </div>
        ))}
        <div class="total">
          <dt>there and back</dt>
          <dd>{formatMs(store.roundTripMs.value)} ms</dd>
        </div>
      </dl>
      <StudioPace />
      {backend && (
        <p class="backend">
          <b>{backend.detail}</b>
          <br />
          {backend.reason}
        </p>
      )}
      {lack && (
        <p class="backend lack">
          <b>{WITHOUT_CARD}</b>
          <br />
          {wordsOfLack(lack)}
        </p>
      )}
      <p class="backend">
        <span class="looks">{store.resultCount.value}</span> looks · {result?.tensors ?? 0} tensors · frame{' '}
        {result?.frameSize.width ?? 0} × {result?.frameSize.height ?? 0}
      </p>
    </aside>
  );
}
