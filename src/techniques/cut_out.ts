import * as tf from '@tensorflow/tfjs-core';
import { denormalise } from '../network/preprocess.ts';
import { settingsFor } from './common/settings.ts';
import { scaledTo } from './common/small_input.ts';
import { targetName } from './common/target.ts';
import { type Stage, type Subject, technique } from './common/technique.ts';
import { LEAST_CONTRAST } from './maps/faint.ts';
import { importanceOf } from './maps/importance.ts';
import { blurred } from './maps/softening.ts';
import { saliency } from './saliency.ts';
import { grabCut, SEED_CODES } from './segmentation/grab_cut.ts';
import { hasOpenCv, openCv } from './segmentation/open_cv.ts';

/** Noisy copies of SmoothGrad: more hardly change what is cut. */
const SAMPLES = 8;

/**
 * What the saliency of each pixel says: foreground from one percentile on, background below another, the rest is unknown.
 * A pixel of no saliency at all is background, however many there are: outside a neuron's receptive field all have none.
 * Simonyan et al. 2013, section 3.2.
 * @param importance one number a pixel
 * @returns one of SEED_CODES a pixel
 */
export function seedsOf(importance: Float32Array, foreground: number, background: number): Uint8Array {
  const sorted = Float32Array.from(importance).sort();
  const at = (percentile: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percentile) / 100))];
  const [high, low] = [at(foreground) as number, at(background) as number];
  return Uint8Array.from(importance, (value) =>
    value > 0 && value >= high
      ? SEED_CODES.foreground
      : value < low || value === 0
        ? SEED_CODES.background
        : SEED_CODES.unknown,
  );
}

/** Segmentation by a network that was never taught what a segment is. */
export const cutOut = technique({
  id: 'cut-out',
  title: 'Cut-out',
  question:
    'Where does the thing end? GrabCut, seeded by the saliency map, cuts it out; `s` saves it with a transparent background.',
  family: 'backward',
  caption: {
    shows:
      'The thing itself, cut out of the picture. The network was only ever told names: its saliency map says where to look, and colours do the rest.',
    read: 'The most salient pixels are taken for the thing and the least salient for its background; GrabCut learns the colours of both and cuts where they part. Save it: the picture has a transparent background. It fails where thing and background have the same colours.',
    paper: 'Simonyan, Vedaldi, Zisserman 2013, section 3.2; Rother, Kolmogorov, Blake 2004, GrabCut (OpenCV)',
  },
  parameters: {
    method: {
      kind: 'choice',
      label: 'Map',
      options: [
        { value: 'gradient', label: 'saliency' },
        { value: 'smoothgrad', label: 'SmoothGrad' },
      ],
      default: 'smoothgrad',
    },
    softness: {
      kind: 'number',
      label: 'Softened by',
      help: 'Pixels over which the map is averaged, fewer in a picture smaller than 224: single pixels of it are noise.',
      min: 0,
      max: 16,
      step: 1,
      default: 6,
    },
    foreground: {
      kind: 'number',
      label: 'Foreground from',
      help: 'Percentile of saliency.',
      min: 50,
      max: 99,
      step: 1,
      default: 95,
    },
    background: {
      kind: 'number',
      label: 'Background below',
      help: 'Percentile of saliency.',
      min: 1,
      max: 50,
      step: 1,
      default: 30,
    },
    iterations: { kind: 'number', label: 'Cuts', min: 1, max: 10, step: 1, default: 5 },
    show: {
      kind: 'choice',
      label: 'Show',
      options: [
        { value: 'cut-out', label: 'cut-out' },
        { value: 'seeds', label: 'seeds' },
      ],
      default: 'cut-out',
    },
  },
  targets: ['class', 'taught', 'channel', 'neuron'],
  progressive: true,
  async *run(
    subject,
    { method, softness, foreground, background, iterations, show },
  ): AsyncGenerator<Stage | null, void> {
    const { network, image, target } = subject;
    const { input } = network.description;
    const { height, width, std } = input;
    const pixels = await image.data<'float32'>();
    if (contrastOf(pixels, std) < LEAST_CONTRAST) {
      yield nothingOf(subject, 'The picture is one plain colour: there is nothing to cut out.');
      return;
    }
    const map = yield* saliencyOf(subject, method);
    const soft = softness > 0 ? blurred(map, height, width, 1, scaledTo(input, softness)) : map;
    const seeds = seedsOf(soft, foreground, background);
    const stage = (title: string, values: ArrayLike<number>, progress: number): Stage => ({
      progress,
      picture: {
        kind: 'cut-out',
        title: `${title} of ${targetName(network, target)}`,
        values: tf.tensor2d(Float32Array.from(values), [height, width]),
      },
    });
    const seen = Array.from(seeds, (seed) => (seed === SEED_CODES.unknown ? 0.4 : seed));
    if (show === 'seeds') {
      yield stage('Seeds', seen, 1);
      return;
    }
    if (!(seeds.includes(SEED_CODES.foreground) && seeds.includes(SEED_CODES.background))) {
      yield nothingOf(subject, 'No pixel stands out: there is nothing to cut out.');
      return;
    }
    // The first time OpenCV has to come from the server: show what there is meanwhile.
    if (!hasOpenCv()) yield stage('Seeds', seen, 0.5);
    const cv = await openCv();
    // As the network sees it: so are the seeds.
    const rgba = denormalise(pixels, { ...network.description.input, mirrored: false });
    let cuts = 0;
    for (const cut of grabCut(cv, withoutAlpha(rgba), seeds, width, iterations)) {
      cuts++;
      yield stage('Cut-out', cut, 0.5 + cuts / iterations / 2);
    }
  },
});

/** Of a picture, or a map, without contrast nothing can be cut out: all of it would be as good a cut as none of it. */
const nothingOf = ({ network, target }: Subject, says: string): Stage => ({
  progress: 1,
  picture: {
    kind: 'cut-out',
    title: `Cut-out of ${targetName(network, target)}`,
    faint: says,
    values: tf.zeros([network.description.input.height, network.description.input.width]),
  },
});

/**
 * How much the colours of a picture differ from pixel to pixel.
 * @param pixels [height, width, 3], preprocessed
 * @param std of the preprocessing
 * @returns the largest of the three colours' standard deviations, as a share of the whole range
 */
function contrastOf(pixels: Float32Array, std: readonly [number, number, number]): number {
  const deviations = std.map((scale, colour) => {
    let [sum, squares] = [0, 0];
    for (let i = colour; i < pixels.length; i += 3) {
      const value = pixels[i] as number;
      sum += value;
      squares += value * value;
    }
    const count = pixels.length / 3;
    return (Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) * scale) / 255;
  });
  return Math.max(...deviations);
}

/** @yields null for each step of the saliency map, which shows nothing of the cut-out */
async function* saliencyOf(subject: Subject, method: string): AsyncGenerator<null, Float32Array> {
  const settings = settingsFor(saliency, subject.network, { method, samples: SAMPLES });
  const steps = importanceOf({ technique: saliency, settings }, subject);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield null;
    }
  } finally {
    await steps.return(new Float32Array());
  }
}

const withoutAlpha = (rgba: Uint8ClampedArray): Uint8Array =>
  Uint8Array.from(
    { length: (rgba.length / 4) * 3 },
    (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)] as number,
  );
