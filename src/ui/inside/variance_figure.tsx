import { line } from 'd3-shape';
import type { Parameter } from '../../contract/parameter.ts';
import { setParameter } from '../actions.ts';
import { Slider } from '../components/slider.tsx';
import { map } from '../embedding/gallery_store.ts';
import { mapSettings } from '../embedding/map_settings.ts';
import { percent } from '../format.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';

const WIDTH = 320;
const HEIGHT = 140;

/** How much of all differences between pictures each principal axis shows; of the other maps, how many neighbours they keep. */
export function VarianceFigure() {
  const spectrum = map.value?.axes?.spectrum;
  const method = mapSettings.value?.method;
  return (
    <div class="variance">
      {spectrum ? <Spectrum spectrum={spectrum} /> : <p>{t('inside.noAxes')}</p>}
      <Neighbours parameter={store.card.value?.parameters.neighbours} />
      <button
        type="button"
        class="text-button"
        onClick={() => setParameter('method', method === 'pca' ? 'tsne' : 'pca')}
      >
        {method === 'pca' ? t('inside.layOutByNeighbours') : t('inside.layOutByAxes')}
      </button>
    </div>
  );
}

function Neighbours({ parameter }: { parameter: Parameter | undefined }) {
  const settings = mapSettings.value;
  if (parameter?.kind !== 'number' || !settings || settings.method === 'pca') return null;
  const { min, max, step } = parameter;
  return (
    <Slider
      label={t('inside.perplexity')}
      {...{ min, max, step }}
      value={settings.neighbours}
      onInput={(value) => setParameter('neighbours', value)}
    />
  );
}

function Spectrum({ spectrum }: { spectrum: readonly number[] }) {
  const tallest = spectrum.reduce((sum, share) => sum + share, 0) || 1;
  const step = WIDTH / Math.max(1, spectrum.length);
  const y = (share: number) => HEIGHT * (1 - share / tallest);
  let sum = 0;
  const sums = spectrum.map((share, axis): [number, number] => {
    sum += share;
    return [(axis + 0.5) * step, y(sum)];
  });
  const two = (spectrum[0] ?? 0) + (spectrum[1] ?? 0);
  return (
    <figure>
      <svg
        viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
        width="100%"
        role="img"
        aria-label={spectrum
          .map((share, axis) => t('inside.axis', { axis: axis + 1, share: percent(share) }))
          .join(', ')}
      >
        {spectrum.map((share, axis) => (
          <rect
            key={axis}
            class={axis < 2 ? 'axis-bar shown' : 'axis-bar'}
            x={(axis + 0.15) * step}
            y={y(share)}
            width={0.7 * step}
            height={HEIGHT - y(share)}
          >
            <title>{t('inside.axis', { axis: axis + 1, share: percent(share) })}</title>
          </rect>
        ))}
        <path class="axis-sum" d={line()(sums) ?? ''} />
      </svg>
      <figcaption>{t('inside.firstTwo', { share: percent(two) })}</figcaption>
    </figure>
  );
}
