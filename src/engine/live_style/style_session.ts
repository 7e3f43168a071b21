import * as tf from '@tensorflow/tfjs-core';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { Ranking } from '../../contract/picture.ts';
import type { FrameIdentity, View, ViewResult } from '../../contract/view.ts';
import type { InputDescription } from '../../network/description.ts';
import { photographOf } from '../../network/pixels.ts';
import type { StylePlan } from '../../network/style_nets/style_plan.ts';
import type { Filter, Painter } from '../../techniques/common/filter.ts';
import { type StylisedTensor, tensorsOf } from '../../techniques/common/picture.ts';
import { settingsFor } from '../../techniques/common/settings.ts';
import { RESOLUTIONS } from '../../techniques/fast_style.ts';
import { readMix } from '../../techniques/style/style_mix.ts';
import { drawStylised, encodeStylised } from '../encode/encode_stylised.ts';
import type { GpuCanvas } from '../encode/gpu_canvas.ts';
import type { Ingested } from '../ingested.ts';
import { StageClock } from '../view/stage_clock.ts';
import { AdaptiveResolution, commonMultiple, sizeFor } from './adaptive_resolution.ts';
import { edgeGuide } from './edge_guide.ts';
import { SmoothedPeople } from './mask_smoothing.ts';

import { SmoothedPainting, type Strokes } from './painting_smoothing.ts';
import type { PeopleFinder } from './people_finder.ts';
import type { Luminance } from './small_luminance.ts';
import type { Mixture, StyleCatalogue } from './style_catalogue.ts';
import { StyleEngine } from './style_engine.ts';
import { styliseFrame } from './stylise_frame.ts';
import { SmoothedFrame } from './temporal_smoothing.ts';

/** The classifier looks at a frame this often while frames are painted. */
const RANK_EVERY_MS = 700;
/** Longer side of the first stylised frame, before anything was measured. */
const FIRST_SIDE = 192;
/** Where a painting takes longer, every other picture is the one before, carried along: a film has 30 in a second. */
const CARRIED_ABOVE_MS = 1000 / 30;

/** A frame from the camera, for networks of any input. */
export interface Frame {
  readonly identity: FrameIdentity;
  readonly width: number;
  readonly height: number;
  /** The frame's tensor for a network: the caller disposes it. Light and dark of the same, to see motion by, while the frame is there. */
  ingest(input: InputDescription): Ingested & { luminance(): Promise<Luminance> };
}

/** A number for each network: two that were dropped may say the same name of themselves. */
class PlanNumbers {
  readonly #known = new WeakMap<StylePlan, number>();
  #count = 0;

  of(plan: StylePlan): number {
    const number = this.#known.get(plan) ?? ++this.#count;
    this.#known.set(plan, number);
    return number;
  }
}

/** Paints frame after frame; keeps the network that paints, and how fast each network turned out to be. */
export class StyleSession {
  readonly #gallery: StyleCatalogue;
  readonly #people: SmoothedPeople;
  readonly #frames = new SmoothedFrame();
  readonly #paintings = new SmoothedPainting();
  readonly #rank: (frame: Frame) => Promise<Ranking>;
  readonly #canvas: GpuCanvas | null;
  readonly #engine = new StyleEngine();
  readonly #numbers = new PlanNumbers();
  readonly #resolutions = new Map<string, AdaptiveResolution>();
  #source: number | undefined;
  /** What the last painting took; 0 after one that was carried. */
  #paintedMs = 0;
  #ranking: { readonly at: number; readonly ranking: Ranking } | undefined;

  /**
   * @param rank what the classifier sees in a frame
   * @param canvas draws the stylised frames where they were computed; null has them read
   */
  constructor(
    gallery: StyleCatalogue,
    people: Pick<PeopleFinder, 'maskOf'>,
    rank: (frame: Frame) => Promise<Ranking>,
    canvas: GpuCanvas | null = null,
  ) {
    this.#gallery = gallery;
    this.#people = new SmoothedPeople(people);
    this.#rank = rank;
    this.#canvas = canvas;
  }

  /** @throws {ParameterError|UnknownStyleError|ModelFileError|NetworkError} and stays usable */
  async run(frame: Frame, filter: Filter, view: View): Promise<Omit<ViewResult, 'tensors' | 'patches'>> {
    this.#turnTo(frame.identity.source);
    const settings = settingsFor(filter, null, view.parameters);
    const { blends, title } = await this.#gallery.mixture(readMix(String(settings.style), Infinity));
    const clock = new StageClock();
    const nets = blends.map(({ plan: { description } }) => description);
    const numbers = blends.map(({ plan }) => this.#numbers.of(plan));
    const resolution = this.#resolutionOf(numbers.join('+'));
    const side = settings.resolution === 'auto' ? resolution.side : Number(settings.resolution);
    const multiple = nets.reduce((all, one) => commonMultiple(all, one.multiple), 1);
    const painters = this.#engine.use(blends, sizeFor(side, frame, multiple));
    const [{ network }] = painters as [Painter];
    const { input } = network.description;
    const { image: fresh, crop, frameSize, luminance } = frame.ingest(input);
    const film = filter.steadies(settings) ? luminance() : null;
    // Waited for below, where it is needed: on a card it is read while the painting begins.
    film?.catch(() => {});
    const strokes = strokesOf(blends, numbers, input, settings);
    clock.lap('ingest');
    const follows = filter.keepsEdges(settings) && input.width < frame.width;
    const below = follows ? tf.tidy(() => photographOf(fresh, input)) : null;
    const isCarried = film !== null && filter.carries(settings) && this.#paintedMs > CARRIED_ABOVE_MS;
    let painting: StylisedTensor | null = null;
    this.#paintedMs = 0;
    try {
      if (isCarried) painting = this.#paintings.carry(await film, strokes, title);
      if (painting) {
        fresh.dispose();
        clock.lap('carry');
      } else {
        const image = film ? this.#frames.follow(fresh, input) : fresh;
        const scene = { painters, image, input, title };
        painting = await styliseFrame(filter, settings, scene, this.#people);
        if (film) painting = this.#paintings.follow(painting, await film, strokes);
        clock.lap('technique');
      }
      if (below) {
        painting = withEdges(painting, below);
        clock.lap('edges');
      }
    } catch (error) {
      // Whoever took one over may have disposed it already.
      tf.dispose([fresh, ...(painting ? tensorsOf(painting) : [])]);
      throw error;
    } finally {
      below?.dispose();
    }
    const canvas = this.#canvas;
    const picture = await (canvas ? drawStylised(painting, canvas) : encodeStylised(painting));
    clock.lap(canvas ? 'draw' : 'read');
    if (clock.stages.technique !== undefined) {
      this.#paintedMs = Object.values(clock.stages).reduce((sum, ms) => sum + ms, 0);
      if (side === resolution.side) resolution.observe(this.#paintedMs);
    }
    const ranking = await this.#ranked(frame);
    clock.lap('classes');
    return {
      ...{ picture, ranking, crop, frameSize, stages: clock.stages, ...frame.identity },
      ...{ target: null, pins: [], progress: null, held: null },
    };
  }

  /** Takes the network off the backend; the next look puts it there again. */
  release(): void {
    this.#people.forget();
    this.#frames.forget();
    this.#paintings.forget();
    this.#engine.dispose();
  }

  /** Nothing of another source goes into a stylised frame, or is told beside it. */
  #turnTo(source: number): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#people.forget();
    this.#frames.forget();
    this.#paintings.forget();
    this.#ranking = undefined;
  }

  /** @param nets their numbers */
  #resolutionOf(nets: string): AdaptiveResolution {
    const resolution = this.#resolutions.get(nets) ?? new AdaptiveResolution(RESOLUTIONS, FIRST_SIDE);
    this.#resolutions.set(nets, resolution);
    return resolution;
  }

  async #ranked(frame: Frame): Promise<Ranking> {
    const now = performance.now();
    if (!this.#ranking || now - this.#ranking.at > RANK_EVERY_MS)
      this.#ranking = { at: now, ranking: await this.#rank(frame) };
    return this.#ranking.ranking;
  }
}

/**
 * What joins a frame's painting to the one before.
 * @param nets the numbers of the blends' networks
 */
function strokesOf(
  blends: Mixture['blends'],
  nets: readonly number[],
  { width, height }: InputDescription,
  { style: _style, strength = 1, ...settings }: Readonly<Record<string, ParameterValue | undefined>>,
): Strokes {
  return {
    key: JSON.stringify([nets, width, height, settings]),
    vector: blends.flatMap(({ share, vector }) => [share, ...vector.map((value) => share * value)]),
    strength: Number(strength),
  };
}

const withEdges = (painting: StylisedTensor, below: tf.Tensor4D): StylisedTensor => ({
  ...painting,
  guide: tf.tidy(() => ({ ...edgeGuide(painting.values, below) })),
});
