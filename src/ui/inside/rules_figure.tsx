import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Rule, RulesAnswer } from '../../contract/inside.ts';
import { IconButton } from '../components/icon_button.tsx';
import { formatFixed } from '../format.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { CellPicker } from './cell_picker.tsx';
import { CellReader } from './cell_slider.tsx';
import { Formula, Name, Sign } from './formula.tsx';
import { place, ruleChannel } from './inside_store.ts';
import { MapCanvas } from './map_canvas.tsx';
import { exactNumber } from './number_grid.tsx';
import { answerOf } from './open_figure.ts';

const RULES: readonly Rule[] = ['gradient', 'deconvnet', 'guided'];

/** One row of a rectifier, there and back, under the three rules. */
export function RulesFigure() {
  const answer = answerOf('rules');
  const [pointed, setPointed] = useState<number | null>(null);
  if (!answer) return null;
  const { layer, channel, channels, row, before, after, arriving, passed, map, ceiling } = answer;
  const power = powerOf(arriving);
  const scaled = (value: number) => value / 10 ** power;
  const step = (by: number) => () => (ruleChannel.value = (channel + by + channels) % channels);
  const shared = { pointed, onPoint: setPointed };
  const why = pointed === null ? '' : whyOf(answer, pointed);
  return (
    <div class="rules">
      <div class="rules-where">
        <CellPicker
          cells={map}
          place={place.value}
          label={t('inside.rowPicker')}
          onPlace={(next) => (place.value = next)}
        >
          <MapCanvas
            map={map}
            colours={store.display.value.sequential}
            row={row}
            label={t('inside.mapOf', { channel })}
          />
        </CellPicker>
        <div>
          <p>{t('inside.rowOf', { layer: store.layerTitle(layer), row, channel })}</p>
          <div class="channel-stepper">
            <IconButton icon={ChevronLeft} label={t('inside.channelBefore')} onClick={step(-1)} />
            <IconButton icon={ChevronRight} label={t('inside.channelNext')} onClick={step(1)} />
            <button
              type="button"
              class="text-button"
              aria-pressed={ruleChannel.value === null}
              onClick={() => (ruleChannel.value = null)}
            >
              {t('inside.strongest')}
            </button>
          </div>
          <p class="help">{t('inside.pressOnRow')}</p>
        </div>
      </div>
      <div class="rules-rows">
        <Row title={t('inside.into')} values={before} {...shared} />
        <Row title={t('inside.out')} values={after} {...shared} />
        <Row
          title={
            power === 0
              ? t('inside.arriving')
              : t('inside.arrivingScaled', { scale: `10${superscript(power)}` })
          }
          values={arriving.map(scaled)}
          {...shared}
        />
        {RULES.map((rule) => (
          <Row
            key={rule}
            title={t(`inside.${rule}Rule`)}
            values={passed[rule].map(scaled)}
            stopped={stoppedCells(answer, rule)}
            {...shared}
          />
        ))}
      </div>
      <CellReader
        cells={{ height: 1, width: before.length }}
        at={pointed}
        label={t('inside.pointAtCell')}
        said={why}
        onPoint={setPointed}
      >
        {why}
      </CellReader>
      <Formula label={t('inside.rulesFormula')}>
        <Name>{t('inside.guided')}</Name>
        <Sign>=</Sign>
        <Name>g</Name>
        <Sign>·</Sign>
        <Sign>[</Sign>
        <Name>x</Name>
        <Sign>&gt;</Sign>
        <mn>0</mn>
        {ceiling !== null && (
          <>
            <Sign>,</Sign>
            <Name>x</Name>
            <Sign>&lt;</Sign>
            <mn>{ceiling}</mn>
          </>
        )}
        <Sign>]</Sign>
        <Sign>·</Sign>
        <Sign>[</Sign>
        <Name>g</Name>
        <Sign>&gt;</Sign>
        <mn>0</mn>
        <Sign>]</Sign>
      </Formula>
    </div>
  );
}

interface RowProps {
  title: string;
  values: ArrayLike<number>;
  /** Cells where nothing passes. */
  stopped?: readonly boolean[];
  pointed: number | null;
  onPoint: (cell: number | null) => void;
}

function Row({ title, values, stopped, pointed, onPoint }: RowProps) {
  const all = Array.from(values);
  const strongest = Math.max(...all.map(Math.abs), 1e-12);
  return (
    <div class="rules-row">
      <p>{title}</p>
      <div class="cells">
        {all.map((value, at) => (
          <span
            key={at}
            class={`${stopped?.[at] ? 'stopped' : ''} ${at === pointed ? 'pointed' : ''}`}
            style={{
              backgroundColor: `color-mix(in srgb, ${value < 0 ? 'var(--gain)' : 'var(--accent)'} ${(70 * Math.abs(value)) / strongest}%, var(--ground))`,
            }}
            onPointerEnter={() => onPoint(at)}
            onPointerDown={() => onPoint(at)}
            onPointerLeave={(event) => event.pointerType === 'mouse' && onPoint(null)}
          >
            {stopped?.[at] ? '×' : tersely(value)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** One digit behind the point: a row has many cells. */
function tersely(value: number): string {
  const size = Math.abs(value);
  return formatFixed(value, size < 0.05 || size >= 9.95 ? 0 : 1);
}

const isShut = ({ after, ceiling }: RulesAnswer, at: number): boolean =>
  (after[at] as number) <= 0 || (ceiling !== null && (after[at] as number) >= ceiling);

/** Where a rule hands on nothing of a gradient that there is. */
const stoppedCells = ({ arriving, passed }: RulesAnswer, rule: Rule): boolean[] =>
  Array.from(arriving, (gradient, at) => gradient !== 0 && passed[rule][at] === 0);

function whyOf(answer: RulesAnswer, at: number): string {
  const { before, arriving, ceiling } = answer;
  const [x, gradient] = [before[at] ?? 0, arriving[at] ?? 0];
  const shut = x > 0 ? t('inside.isOver', { ceiling: ceiling ?? 0 }) : t('inside.isShut');
  const sign = gradient > 0 ? 'above' : gradient < 0 ? 'below' : 'zero';
  const passing = RULES.filter((rule) => answer.passed[rule][at] !== 0);
  const why = t('inside.why', {
    ...{ column: at, x: exactNumber(x), gradient: exactNumber(gradient), back: t(`inside.${sign}`) },
    there: isShut(answer, at) ? shut : t('inside.isOpen'),
  });
  const rules = passing.map((rule) => t(`inside.${rule}`)).join(', ');
  return `${why} ${rules ? t('inside.passes', { rules }) : t('inside.passesNever')}`;
}

/** The power of ten of the largest number, so that a row is written in few digits. */
function powerOf(values: Float32Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 0 ? Math.floor(Math.log10(largest)) : 0;
}

const superscript = (power: number): string =>
  `${power}`.replace('-', '⁻').replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
