import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { ConvolutionAnswer, ConvolutionTable } from '../../contract/inside.ts';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { CellReader } from './cell_slider.tsx';
import { Formula, Name, Sign, Value } from './formula.tsx';
import { MapCanvas } from './map_canvas.tsx';
import { exactNumber, NumberGrid, shortNumber } from './number_grid.tsx';
import { answerOf } from './open_figure.ts';
import { PlacePicker } from './place_picker.tsx';

/** A number that is pointed at: a cell of one of the tables. */
interface Pointed {
  table: number;
  cell: number;
}

/** One number of a convolution: what lies under the window, the weights, their products, the sum. */
export function ConvolutionFigure() {
  const answer = answerOf('convolution');
  const [pointed, setPointed] = useState<Pointed | null>(null);
  if (!answer) return null;
  const { tables, kernel, map, cell, picture, field, layer, channel, channels } = answer;
  const size = kernel[0] * kernel[1];
  const isRow = size === 1;
  const reach = { values: largest(tables.map(({ values }) => values)), weights: 0, products: 0 };
  reach.weights = largest(tables.map(({ weights }) => weights));
  reach.products = largest(tables.map(productsOf));
  const point = (table: number) => (at: number | null) =>
    setPointed(at === null ? null : { table, cell: at });
  return (
    <div class="convolution">
      <div class="convolution-where">
        <figure>
          <PlacePicker cells={map} picture={picture} field={field} />
          <figcaption>{t('inside.pressOnPlace')}</figcaption>
        </figure>
        <figure>
          <MapCanvas
            map={map}
            colours={store.display.value.sequential}
            cell={cell}
            label={t('inside.mapOf', { channel })}
          />
          <figcaption>
            {t('inside.cell', { row: cell.y, column: cell.x, value: shortNumber(answer.output) })}
          </figcaption>
        </figure>
        <ChannelStepper {...{ channel, channels }} layer={answer.answerLayer} />
      </div>
      <SumFormula answer={answer} />
      <ol class="convolution-tables">
        {tables.map((table, at) => (
          <li key={table.channel} class={isRow ? 'flat' : ''}>
            <span class="table-name">
              {nameOf(answer, table)}
              {!isRow && <b>{t('inside.sum', { value: shortNumber(table.sum) })}</b>}
            </span>
            <NumberGrid
              values={table.values}
              columns={kernel[1]}
              strongest={reach.values}
              hue={answer.colours?.[table.channel]}
              padding={answer.padding}
              label={t('inside.under')}
              pointed={pointed?.table === at ? pointed.cell : null}
              onPoint={point(at)}
            />
            <span aria-hidden="true">×</span>
            <NumberGrid
              values={table.weights}
              columns={kernel[1]}
              strongest={reach.weights}
              label={t('inside.weights')}
              pointed={pointed?.table === at ? pointed.cell : null}
              onPoint={point(at)}
            />
            <span aria-hidden="true">=</span>
            <NumberGrid
              values={productsOf(table)}
              columns={kernel[1]}
              strongest={reach.products}
              label={t('inside.products')}
              pointed={pointed?.table === at ? pointed.cell : null}
              onPoint={point(at)}
            />
          </li>
        ))}
      </ol>
      {answer.others.count > 0 && (
        <p class="convolution-others">
          {t('inside.others', { count: answer.others.count, value: shortNumber(answer.others.sum) })}
        </p>
      )}
      <CellReader
        cells={{ height: tables.length * kernel[0], width: kernel[1] }}
        at={pointed && pointed.table * size + pointed.cell}
        label={t('inside.pointAtNumber')}
        said={pointed ? saidOf(answer, pointed) : ''}
        onPoint={(at) => setPointed(at === null ? null : { table: Math.floor(at / size), cell: at % size })}
      >
        {pointed && exactOf(tables, pointed)}
      </CellReader>
      <p class="help">
        {t('inside.kernel', {
          ...{ layer: store.layerTitle(layer), height: kernel[0], width: kernel[1] },
          count: answer.inputs,
        })}{' '}
        {answer.folded && `${t('inside.folded')} `}
        {answer.padding.includes(true) && t('inside.padding')}
      </p>
    </div>
  );
}

/** From channel to channel: the tile that is picked changes with it. */
function ChannelStepper({ layer, channel, channels }: { layer: string; channel: number; channels: number }) {
  const step = (by: number) => () => {
    const asked = store.view.value?.parameters.layer;
    const next = (channelAsked() + by + channels) % channels;
    store.picked.value = { layer: typeof asked === 'string' ? asked : layer, channel: next };
  };
  return (
    <div class="channel-stepper">
      <IconButton icon={ChevronLeft} label={t('inside.channelBefore')} onClick={step(-1)} />
      <span>{t('inside.channelOf', { channel, channels })}</span>
      <IconButton icon={ChevronRight} label={t('inside.channelNext')} onClick={step(1)} />
    </div>
  );
}

const channelAsked = (): number => {
  const asked = store.view.value?.inside;
  return asked?.figure === 'convolution' ? asked.channel : 0;
};

const ACTIVATIONS: Record<string, string> = { relu: 'ReLU', relu6: 'ReLU6' };

/** The sum with its numbers put in. */
function SumFormula({ answer }: { answer: ConvolutionAnswer }) {
  const { tables, others, bias, total, output, activation } = answer;
  const products = tables.reduce((all, { sum }) => all + sum, others.sum);
  const name = activation && (ACTIVATIONS[activation] ?? activation);
  return (
    <>
      <Formula label={t('inside.sumFormula')}>
        <Sign>∑</Sign>
        <Name>x</Name>
        <Sign>·</Sign>
        <Name>w</Name>
        <Sign>+</Sign>
        <Name>b</Name>
        <Sign>=</Sign>
        <Value>{shortNumber(products)}</Value>
        <Sign>{bias < 0 ? '−' : '+'}</Sign>
        <Value>{shortNumber(Math.abs(bias))}</Value>
        <Sign>=</Sign>
        <Value>{shortNumber(total)}</Value>
      </Formula>
      {name && (
        <Formula label={t('inside.activationFormula')}>
          <Name>{name}</Name>
          <Sign>(</Sign>
          <Value>{shortNumber(total)}</Value>
          <Sign>)</Sign>
          <Sign>=</Sign>
          <Value>{shortNumber(output)}</Value>
        </Formula>
      )}
    </>
  );
}

const productsOf = ({ values, weights }: ConvolutionTable): Float32Array =>
  values.map((value, at) => value * (weights[at] as number));

const largest = (all: readonly Float32Array[]): number =>
  all.reduce((most, values) => values.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0);

function nameOf({ colours }: ConvolutionAnswer, { channel }: ConvolutionTable): string {
  const colour = colours?.[channel];
  return colour ? t(`inside.${colour}`) : t('inside.channel', { channel });
}

function exactOf(tables: readonly ConvolutionTable[], { table, cell }: Pointed): string {
  const { values, weights } = tables[table] ?? {};
  const [value, weight] = [values?.[cell], weights?.[cell]];
  if (value === undefined || weight === undefined) return '';
  return `${exactNumber(value)} × ${exactNumber(weight)} = ${exactNumber(value * weight)}`;
}

/** With its place, for who does not see it. */
function saidOf(answer: ConvolutionAnswer, pointed: Pointed): string {
  const { tables, kernel } = answer;
  const table = tables[pointed.table];
  if (!table) return '';
  const at = t('inside.rowColumn', {
    row: Math.floor(pointed.cell / kernel[1]),
    column: pointed.cell % kernel[1],
  });
  return [nameOf(answer, table), at, exactOf(tables, pointed)].join(' · ');
}
