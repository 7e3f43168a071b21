import type { RunStage } from '../../contract/view.ts';
import { formatFixed, formatMs } from '../format.ts';
import { phrase, sentence, t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as store from '../store.ts';
import { StudioPace } from '../studio/components/studio_pace.tsx';
import { rests } from '../view/present.ts';
import { wordsOfLack } from './stage_lack.ts';

const STAGE_WORDS: Readonly<Record<RunStage, PlainKey>> = {
  ingest: 'shell.stageIngest',
  forward: 'shell.stageForward',
  technique: 'shell.stageTechnique',
  carry: 'shell.stageCarry',
  edges: 'shell.stageEdges',
  draw: 'shell.stageDraw',
  read: 'shell.stageRead',
  classes: 'shell.stageClasses',
};

/** How fast, on what, and where the time goes. */
export function PerformancePanel() {
  const backend = store.catalogue.value?.backend;
  const result = store.latest.value?.result;
  if (!store.performanceOpen.value) return null;
  const lack = store.stageLack.value;
  const stages = Object.entries(result?.stages ?? {}) as [RunStage, number][];
  const longest = Math.max(1, ...stages.map(([, ms]) => ms));
  return (
    <aside class="performance" aria-label={t('shell.performance')}>
      <p class="rate">
        <b>{formatFixed(store.resultsPerSecond.value, 1)}</b> {t('shell.looksPerSecond')}
      </p>
      {rests.value && <p class="backend">{t('shell.atRest')}</p>}
      <dl>
        {stages.map(([stage, ms]) => (
          <div key={stage} style={{ '--share': ms / longest }}>
            <dt>{t(STAGE_WORDS[stage])}</dt>
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
          <b>{phrase(backend.detail)}</b>
          <br />
          {sentence(backend.reason)}
          {backend.precision && (
            <>
              <br />
              {sentence(backend.precision)}
            </>
          )}
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
