import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../contract/jobs.ts';
import type { Network } from '../../network/network.ts';
import type { Random } from '../../numeric/random.ts';
import type { JobStep, RunInputs } from '../common/slow_technique.ts';
import { inChapters } from '../optimise/chapters.ts';
import { correlated, correlatedAdjoint } from '../optimise/colours.ts';
import { type FeatureTerm, featureLoss } from '../optimise/feature_loss.ts';
import { NormalisedDescent } from '../optimise/normalised_descent.ts';
import { arrayOf, IMAGE, type Optimisation, optimise } from '../optimise/optimise.ts';
import { resized } from '../optimise/resize.ts';
import { roll } from '../optimise/roll.ts';
import { gaussianBlur } from '../regularisers/blur.ts';
import { evenBands } from './even_bands.ts';
import { lossByTiles, tileSide } from './tiles.ts';

/** The network looks at no more than so many pixels a side at once; larger pictures are looked at tile by tile. */
const LARGEST_TILE = 512;

export interface Dream {
  /** What is climbed, in a network of whichever size. */
  readonly objective: (network: Network) => FeatureTerm;
  readonly octaves: number;
  /** How many times larger each octave is than the one before. */
  readonly ratio: number;
  /** Steps of every octave. */
  readonly steps: number;
  /** How far a step moves a colour of 0..1 on average. */
  readonly rate: number;
  /** The picture is rolled by up to so many pixels before each step, so that no grid shows. */
  readonly jitter: number;
  /** Deviation of the Gaussian, in pixels, that takes the finest patterns out of the gradient; 0: none. */
  readonly smoothing: number;
  /** Octaves of frequencies that are made equally strong in the gradient; 0: as they come. */
  readonly bands: number;
  /** Whether colours change together as they do in photographs, rather than each of red, green and blue by itself. */
  readonly naturalColours: boolean;
}

/**
 * DeepDream: octave by octave, from small to large, climbs what a layer or unit sees. What was dreamt at one octave is
 * enlarged onto the picture's own detail at the next. Mordvintsev et al. 2015.
 * @param base the picture, [1, height, width, 3], RGB, 0..1. Borrowed until it ends.
 */
export function dream(
  inputs: Pick<RunInputs, 'networkFor' | 'onStage'>,
  base: tf.Tensor4D,
  settings: Dream,
  random: Random,
  resume: Checkpoint | null,
): AsyncGenerator<JobStep, void> {
  const { octaves, steps, ratio } = settings;
  const [, height, width] = base.shape;
  const sizes = octaveSizes(height, width, octaves, ratio);
  return inChapters(
    {
      ...{ count: octaves, steps, random },
      open(octave, before, resumed) {
        const size = sizes[octave] as Size;
        return optimise(
          {
            ...octaveOf(inputs, size, settings, random),
            start() {
              inputs.onStage?.(before ? 'enlarge' : 'begin');
              const small = resized(base, ...size);
              return before
                ? tf.add(small, resized(dreamt(base, pixels(arrayOf(before, IMAGE))), ...size))
                : small;
            },
            // What is dreamt so far, on the whole picture.
            pixelsOf: (image) => tf.add(base, resized(dreamt(base, pixels(image)), height, width)),
          },
          resumed,
        );
      },
    },
    resume,
  );
}

type Size = [height: number, width: number];

const pixels = (image: tf.Tensor) => image as tf.Tensor4D;

/** What an octave's picture has that the base does not. */
function dreamt(base: tf.Tensor4D, image: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = image.shape;
  return tf.sub(image, resized(base, height, width));
}

/** From coarse to fine; the last is the picture's own size. */
const octaveSizes = (height: number, width: number, octaves: number, ratio: number): Size[] =>
  Array.from({ length: octaves }, (_, octave) => {
    const scale = ratio ** (octave + 1 - octaves);
    return [Math.max(1, Math.round(height * scale)), Math.max(1, Math.round(width * scale))];
  });

/** The steps at one octave. */
function octaveOf(
  inputs: Pick<RunInputs, 'networkFor' | 'onStage'>,
  size: Size,
  settings: Dream,
  random: Random,
): Omit<Optimisation, 'start' | 'pixelsOf'> {
  const { steps, rate } = settings;
  const { onStage } = inputs;
  const tile = size.map((side) => tileSide(side, LARGEST_TILE)) as Size;
  // Half a tile either way: no seam stays at one place.
  const [reachDown, reachAcross] = tile.map((side, i) =>
    side === size[i] ? settings.jitter : Math.max(settings.jitter, Math.ceil(side / 2)),
  ) as Size;
  const network = inputs.networkFor(...tile);
  const term = settings.objective(network);
  return {
    ...{ steps, random, onStage, optimiser: new NormalisedDescent(rate) },
    lossOf(image) {
      onStage?.('shift');
      const dy = random.integer(-reachDown, reachDown);
      const dx = random.integer(-reachAcross, reachAcross);
      const { gradient, ...measured } = lossByTiles(roll(pixels(image), dy, dx), tile, (part) =>
        featureLoss(network, part, [term], onStage),
      );
      onStage?.('shape');
      return { ...measured, gradient: shaped(roll(gradient, -dy, -dx), settings) };
    },
    amend: (image) => tf.clipByValue(image, 0, 1),
    advice: 'Lower the step size (rate).',
  };
}

/** What is left of a gradient for a step: without the finest patterns, its frequencies even, its colours those of photographs. */
function shaped(gradient: tf.Tensor4D, { smoothing, bands, naturalColours }: Dream): tf.Tensor4D {
  const even = bands > 0 ? evenBands(gradient, bands) : gradient;
  const smooth = smoothing > 0 ? gaussianBlur(even, smoothing) : even;
  return naturalColours ? correlated(correlatedAdjoint(smooth)) : smooth;
}
