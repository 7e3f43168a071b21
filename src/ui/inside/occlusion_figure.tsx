import { Pause, Play } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelMap, ClassScore, OcclusionAnswer } from '../../contract/inside.ts';
import { IconButton } from '../components/icon_button.tsx';
import { formatValue, percent, percentOf } from '../format.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import { CellPicker } from './cell_picker.tsx';
import { Formula, Name, Sign, Value } from './formula.tsx';
import { occludedCell } from './inside_store.ts';
import { MapCanvas } from './map_canvas.tsx';
import { answerOf, figureAnswer } from './open_figure.ts';
import { SeenCanvas } from './seen_canvas.tsx';

/** What was measured so far, of one class, one grid and one network. */
interface Filled {
  key: string;
  /** By cell: how much the class has lost; absent where nothing was measured yet. */
  probability: Map<number, number>;
  logit: Map<number, number>;
}

/** The patch over the picture, what it does to the class, and the maps that fill cell by cell. */
export function OcclusionFigure() {
  const answer = answerOf('occlusion');
  const filled = useRef<Filled>({ key: '', probability: new Map(), logit: new Map() });
  const [moving, setMoving] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    if (answer && moving) occludedCell.value = (answer.cell + 1) % (answer.rows * answer.columns);
  }, [answer, moving]);
  if (!answer) return <p class="help">{t('inside.needsClass')}</p>;
  const { whole, hidden, rows, columns, cell, picture, patch, target } = answer;
  fill(filled.current, answer);
  const label = store.catalogue.value?.network.labels[target];
  const name = label === undefined ? t('classes.classNumber', { index: target }) : className(label);
  const at = { y: Math.floor(cell / columns), x: cell % columns };
  return (
    <div class="occlusion-figure">
      <div class="occlusion-parts">
        <figure>
          <CellPicker
            cells={{ height: rows, width: columns }}
            place={{ y: (at.y + 0.5) / rows, x: (at.x + 0.5) / columns }}
            label={t('inside.patchPicker')}
            // Else it would be said as it moves on.
            onFocus={() => setMoving(false)}
            onPlace={({ y, x }) => {
              setMoving(false);
              occludedCell.value = Math.floor(y * rows) * columns + Math.floor(x * columns);
            }}
          >
            <SeenCanvas picture={picture} frame={patch} />
          </CellPicker>
          <figcaption>
            <IconButton
              icon={moving ? Pause : Play}
              label={moving ? t('inside.hold') : t('inside.move')}
              onClick={() => setMoving(!moving)}
            />
            {t('inside.drag')}
          </figcaption>
        </figure>
        <div class="occlusion-bars">
          <p>
            <b>{name}</b>
          </p>
          <ScoreBar
            title={t('inside.softmaxWhole')}
            share={whole.probability}
            text={percent(whole.probability)}
          />
          <ScoreBar
            title={t('inside.softmaxHidden')}
            share={hidden.probability}
            text={percent(hidden.probability)}
          />
          <ScoreBar
            title={t('inside.scoreWhole')}
            share={logitShare(whole, whole)}
            text={formatValue(whole.logit)}
          />
          <ScoreBar
            title={t('inside.scoreHidden')}
            share={logitShare(hidden, whole)}
            text={formatValue(hidden.logit)}
          />
        </div>
      </div>
      <Formula label={t('inside.dropFormula')}>
        <Name>{t('inside.drop')}</Name>
        <Sign>=</Sign>
        <Value>{exactly(whole.probability)}</Value>
        <Sign>−</Sign>
        <Value>{exactly(hidden.probability)}</Value>
        <Sign>=</Sign>
        <Value>{exactly(whole.probability - hidden.probability)}</Value>
      </Formula>
      <div class="occlusion-maps">
        <DropMap
          title={t('inside.dropSoftmax')}
          drops={filled.current.probability}
          {...{ rows, columns, at }}
        />
        <DropMap title={t('inside.dropScore')} drops={filled.current.logit} {...{ rows, columns, at }} />
      </div>
      <p class="help">{t('inside.softmaxAndScore')}</p>
    </div>
  );
}

const exactly = (share: number): string => percentOf(share, 1);

function ScoreBar({ title, share, text }: { title: string; share: number; text: string }) {
  return (
    <p class="score-bar">
      <span>{title}</span>
      <b>{text}</b>
      <span class="bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, share))})` }} />
      </span>
    </p>
  );
}

/** Of the score of the whole picture. */
const logitShare = ({ logit }: ClassScore, whole: ClassScore): number =>
  whole.logit > 0 ? logit / (1.25 * whole.logit) : 0;

interface DropMapProps {
  title: string;
  drops: ReadonlyMap<number, number>;
  rows: number;
  columns: number;
  at: { y: number; x: number };
}

function DropMap({ title, drops, rows, columns, at }: DropMapProps) {
  const values = Float32Array.from({ length: rows * columns }, (_, cell) => drops.get(cell) ?? 0);
  const strongest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  const map: ChannelMap = { height: rows, width: columns, values };
  return (
    <figure>
      <MapCanvas
        map={map}
        colours={store.display.value.diverging}
        range={[-strongest, strongest]}
        cell={at}
        label={title}
      />
      <figcaption>{t('inside.cells', { title, done: drops.size, all: rows * columns })}</figcaption>
    </figure>
  );
}

/** Another class, grid, patch, picture or network begins anew, and so do other channels that are switched off. */
function fill(filled: Filled, { target, cell, rows, columns, whole, hidden }: OcclusionAnswer): void {
  const { source, view } = figureAnswer.value ?? {};
  const asked = [view?.network, view?.ablation, { ...view?.inside, cell: 0 }];
  const key = JSON.stringify([target, rows, columns, source, asked]);
  if (filled.key !== key) {
    filled.key = key;
    filled.probability.clear();
    filled.logit.clear();
  }
  filled.probability.set(cell, whole.probability - hidden.probability);
  filled.logit.set(cell, whole.logit - hidden.logit);
}
