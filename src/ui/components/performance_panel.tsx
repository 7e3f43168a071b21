import { formatMs } from '../format.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { StudioPace } from '../studio/components/studio_pace.tsx';
import { wordsOfLack } from './stage_lack.ts';

/** How fast, on what, and where the time goes. */
export function PerformancePanel() {
  const backend = store.catalogue.value?.backend;
  const result = store.latest.value?.result;
  if (!store.performanceOpen.value) return null;
  const lack = store.stageLack.value;
  const stages = Object.entries(result?.stages ?? {});
  const longest = Math.max(1, ...stages.map(([, ms]) => ms));
  return (
    <aside class="performance" aria-label={t('shell.performance')}>
      <p class="rate">
        <b>{store.resultsPerSecond.value.toFixed(1)}</b> {t('shell.looksPerSecond')}
      </p>
      <dl>
        {stages.map(([stage, ms]) => (
          <div key={stage} style={{ '--share': ms / longest }}>
            <dt>{stage}</dt>
            <dd>{t('shell.ms', { ms: formatMs(ms) })}</dd>
          </div>
        ))}
        <div class="total">
          <dt>{t('shell.thereAndBack')}</dt>
          <dd>{t('shell.ms', { ms: formatMs(store.roundTripMs.value) })}</dd>
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
          <b>{t('shell.drawnWithoutTheGraphicsCard')}</b>
          <br />
          {wordsOfLack(lack)}
        </p>
      )}
      <p class="backend">
        <span class="looks">{store.resultCount.value}</span>{' '}
        {t('shell.looksTensorsFrame', {
          tensors: result?.tensors ?? 0,
          width: result?.frameSize.width ?? 0,
          height: result?.frameSize.height ?? 0,
        })}
      </p>
    </aside>
  );
}
