import type { ChannelMap, GramAnswer } from '../../contract/inside.ts';
import { Switch } from '../components/switch.tsx';
import { formatValue } from '../format.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { CellPicker } from './cell_picker.tsx';
import { Formula, Name, Sign, Value } from './formula.tsx';
import { gramPair, shuffled } from './inside_store.ts';
import { MapCanvas } from './map_canvas.tsx';
import { answerOf, figureAnswer } from './open_figure.ts';

/** The Gram matrix of a layer, and how one number of it comes about. */
export function GramFigure() {
  const answer = answerOf('gram');
  if (!answer) return null;
  const { channels, of, layer, pair, value, maps, difference } = answer;
  const count = channels.length;
  const [first, second] = pair;
  const [a, b, product] = maps;
  const places = a.height * a.width;
  const at = { y: channels.indexOf(first), x: channels.indexOf(second) };
  const colours = store.display.value.sequential;
  return (
    <div class="gram">
      <div class="gram-parts">
        <figure class="gram-matrix">
          <CellPicker
            cells={{ height: count, width: count }}
            place={{ y: (at.y + 0.5) / count, x: (at.x + 0.5) / count }}
            label={t('inside.gramPicker')}
            said={pair.map((channel) => t('inside.channel', { channel })).join(' × ')}
            onPlace={({ y, x }) => {
              const [one, other] = [channels[Math.floor(y * count)], channels[Math.floor(x * count)]];
              if (one !== undefined && other !== undefined) choosePair([one, other]);
            }}
          >
            <MapCanvas
              map={rooted(answer)}
              colours={colours}
              {...(at.y >= 0 && at.x >= 0 && { cell: at })}
              label={t('inside.gram')}
            />
          </CellPicker>
          <figcaption>{t('inside.gramCells', { count, of, layer: store.layerTitle(layer) })}</figcaption>
        </figure>
        <div class="gram-pair">
          <Part map={a} title={t('inside.channel', { channel: first })} />
          <span aria-hidden="true">×</span>
          <Part map={b} title={t('inside.channel', { channel: second })} />
          <span aria-hidden="true">=</span>
          <Part map={product} title={t('inside.placeByPlace')} />
        </div>
      </div>
      <Formula label={t('inside.gramFormula')}>
        <msub>
          <Name>G</Name>
          <mrow>
            <Value>{first}</Value>
            <Sign>,</Sign>
            <Value>{second}</Value>
          </mrow>
        </msub>
        <Sign>=</Sign>
        <mfrac>
          <mn>1</mn>
          <mn>{places}</mn>
        </mfrac>
        <Sign>∑</Sign>
        <Name>a</Name>
        <Sign>·</Sign>
        <Name>b</Name>
        <Sign>=</Sign>
        <Value>{formatValue(value)}</Value>
      </Formula>
      <Switch label={t('inside.shuffle')} checked={shuffled.value} onChange={(on) => (shuffled.value = on)} />
      <p class="exact">
        {difference === null
          ? t('inside.shuffleWish')
          : t('inside.shuffled', { value: formatValue(difference) })}
      </p>
    </div>
  );
}

function Part({ map, title }: { map: ChannelMap; title: string }) {
  return (
    <figure>
      <MapCanvas map={map} colours={store.display.value.sequential} label={title} />
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** Square roots of the numbers: else the strongest would leave the others black. */
function rooted({ gram, channels }: GramAnswer): ChannelMap {
  return {
    ...{ height: channels.length, width: channels.length },
    values: gram.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value))),
  };
}

/** Of the layer and the network that the figure is of. */
function choosePair(channels: readonly [number, number]): void {
  const view = figureAnswer.peek()?.view;
  if (view?.inside?.figure === 'gram')
    gramPair.value = { network: view.network, layer: view.inside.layer, channels };
}
