import { useMemo } from 'preact/hooks';
import type { Pixels } from '../../../contract/jobs.ts';
import { layerAt } from '../../../contract/reading/layers.ts';
import type { Job } from '../../../studio/job.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { isOfNow } from './job_words.ts';
import { PixelsCanvas } from './pixels_canvas.tsx';

interface PanelsProps {
  job: Job;
  picture: Pixels;
  depths: readonly number[];
  /** The address of the picture that it was painted from; null where there is none. */
  before: string | null;
}

/** A picture that is a row of panels, each of them large and under the name of its layer. */
export function Panels({ job, picture, depths, before }: PanelsProps) {
  // Layers of another network have other names.
  const network = isOfNow(job) ? page.catalogue.value?.network : undefined;
  const parts = useMemo(() => partsOf(picture, depths.length), [picture, depths.length]);
  return (
    <ul class="panels">
      {before && (
        <li>
          <img src={before} alt={t('studio.before')} />
          <span class="panel-name">{t('studio.thePictureItself')}</span>
        </li>
      )}
      {parts.map((part, at) => {
        const layer = network ? layerAt(network, {}, depths[at] ?? 0) : null;
        const name = layer ? page.layerTitle(layer) : `${at + 1}`;
        return (
          <li key={at}>
            <PixelsCanvas picture={part} label={name} />
            <span class="panel-name">{name}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The panels from left to right, all of one width. */
export function partsOf({ width, height, rgba }: Pixels, count: number): Pixels[] {
  const own = Math.floor(width / count);
  return Array.from({ length: count }, (_, at) => {
    const part = new Uint8ClampedArray(4 * own * height);
    for (let y = 0; y < height; y++) {
      const from = 4 * (y * width + at * own);
      part.set(rgba.subarray(from, from + 4 * own), 4 * y * own);
    }
    return { width: own, height, rgba: part };
  });
}
