import * as tf from '@tensorflow/tfjs-core';
import type { HeatMap, Picture, Ranking } from '../../contract/picture.ts';
import type {
  ComparisonView,
  FrameFeatures,
  TechniqueResult,
  UnseenYet,
  View,
  ViewResult,
} from '../../contract/view.ts';
import { forward, keepForward, type Trace } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { channelMap } from '../../techniques/activations.ts';
import type { HeatTensor, TensorPicture } from '../../techniques/common/picture.ts';
import { settingsFor } from '../../techniques/common/settings.ts';
import { tapsOf } from '../../techniques/common/taps.ts';
import { clueLayer, fixTarget, insteadOfClass, lacksClass } from '../../techniques/common/target.ts';
import type { Asked, Subject, Technique } from '../../techniques/common/technique.ts';
import { featuresOf } from '../../techniques/embedding.ts';
import { techniques as ownTechniques, techniqueById } from '../../techniques/index.ts';
import { type Encoded, encodePicture, type Scored } from '../encode/encode_picture.ts';
import type { GpuCanvas } from '../encode/gpu_canvas.ts';
import type { Ingested } from '../ingested.ts';
import { insideTaps, lookInside } from '../inside/inside.ts';
import { AblatedNetwork } from './ablated_network.ts';
import { doubtOf } from './doubt.ts';
import { Place, type TechniqueState } from './place.ts';
import { probabilitiesOf, rank } from './rank.ts';
import { StableClass } from './stable_class.ts';
import { StableOrder } from './stable_order.ts';
import { StageClock } from './stage_clock.ts';

export interface ViewSessionOptions {
  /** That it can be asked for; the program's own by default. */
  readonly techniques?: readonly Technique[];
  /** How many classes come along with every result. */
  readonly ranked?: number;
  /** Whether the class that is looked at is among them in any case, last where it does not lead. */
  readonly ranksTarget?: boolean;
  /** Gets every picture as it is made, with the numbers behind it. */
  readonly onEncoded?: (encoded: Encoded) => void;
  /** How long the picture of a finished sweep stands before the next sweep begins, in milliseconds; 0 by default. */
  readonly standMs?: number;
  /** Draws maps where they were computed; null or absent has them read. */
  readonly canvas?: GpuCanvas | null;
}

const RANKED = 10;

/** A question that was checked. */
interface Question extends Asked {
  readonly view: ComparisonView;
}

/** The class scores of a frame, and what they were with no channel switched off, where some are. */
interface Scores {
  readonly ranking: Ranking;
  readonly scores: Float32Array;
  readonly unablated: Float32Array | undefined;
}

type Shown = TechniqueResult & { ranking: Ranking };

/** What a question is asked of. */
interface FrameContext {
  readonly frame: Ingested;
  readonly subject: Subject;
  /** Of the class that is the subject's target, if it is one. */
  readonly probability: number | undefined;
  readonly scores: Scores;
  readonly clock: StageClock;
  /** As of Place.goOn */
  readonly mayStand: boolean;
}

/** Looks at frame after frame with one network; keeps only what a progressive technique needs between frames. */
export class ViewSession {
  /** With no channel switched off. */
  readonly #whole: Network;
  readonly #ablated: AblatedNetwork;
  readonly #options: ViewSessionOptions;
  readonly #stableClass = new StableClass();
  readonly #insideOrder = new StableOrder();
  readonly #main: Place;
  readonly #comparison: Place;
  #source: number | undefined;

  /** @param network borrowed */
  constructor(network: Network, options: ViewSessionOptions = {}) {
    this.#whole = network;
    this.#ablated = new AblatedNetwork(network);
    this.#options = options;
    const { standMs = 0, canvas } = options;
    this.#main = new Place(network, standMs, canvas);
    this.#comparison = new Place(network, standMs, canvas);
  }

  /**
   * @param ingest makes the frame's tensor, which this method owns and disposes
   * @returns no picture while the first view's sweep has nothing to show; what is beside it waits for it
   * @throws {UnknownTechniqueError|UnknownLayerError|UnknownClassError|ParameterError|AblationError} and stays usable
   */
  async run(
    ingest: () => Ingested,
    view: View,
  ): Promise<Omit<ViewResult, 'tensors' | 'patches'> | UnseenYet> {
    const clock = new StageClock();
    const main = this.#check(view);
    const beside = view.comparison ? this.#check(view.comparison) : undefined;
    const taps = [main, beside].flatMap((asked) =>
      asked ? tapsOf(asked.technique, this.#whole, asked.settings, asked.view.target) : [],
    );
    if (view.inside) taps.push(...insideTaps(this.#whole, view.inside));
    const frame = ingest();
    clock.lap('ingest');
    if (frame.identity.source !== this.#source) this.#stableClass.forget();
    this.#source = frame.identity.source;
    let trace: Trace | undefined;
    try {
      const network = this.#ablated.without(view.ablation ?? []);
      const whole = { source: frame.identity.source, crop: frame.crop, frameSize: frame.frameSize };
      // Pinned channels and figures follow the camera.
      const mayStand = view.pins.length === 0 && !view.features && !view.inside;
      // Of a newer frame nothing is asked while a sweep goes on alone.
      const goingOn =
        beside || view.pins.length > 0 || view.inside
          ? null
          : await this.#main.goOn(keyOf(main, view, undefined), frame, mayStand);
      if (goingOn) {
        clock.lap('forward');
        await this.#comparison.end();
        const shown = await this.#encodeState(main, goingOn, undefined, clock);
        if (!shown) return unseen(goingOn);
        return { ...shown, ...whole, pins: [], stages: clock.stages };
      }
      trace = keepForward(network, frame.image, {
        taps: [...taps, ...view.pins.map(({ layer }) => layer)],
      });
      const scores = await this.#score(trace, view);
      clock.lap('forward');
      // A network without classes has no leader, and nothing that wants one looks.
      const leader = scores.ranking.classes.length > 0 ? this.#stableClass.follow(scores.ranking.classes) : 0;
      const runFor = (place: Place, question: Question, other: Asked | undefined) => {
        if (lacksClass(network, question.technique, question.view.target)) {
          const nothing = { network, image: frame.image, trace: trace as Trace, target: NOTHING };
          const moment = { frame, subject: nothing, probability: undefined, scores, clock, mayStand: false };
          const asked = { ...question, technique: withoutTarget(question.technique) };
          return this.#show(place, keyOf(question, view, other), asked, moment);
        }
        const target = fixTarget(network, question.technique, question.view.target, () => leader);
        const doubt = doubtOf(
          network.description.labels,
          scores.scores,
          scores.ranking,
          question.technique.targets.length > 0 ? target : null,
        );
        const seen = { network, image: frame.image, trace: trace as Trace, target };
        const subject = { ...seen, doubt, beside: other };
        const probability =
          target.kind === 'class' ? probabilitiesOf(scores.scores)(target.index) : undefined;
        const context = { frame, subject, probability, scores, clock };
        return this.#show(place, keyOf(question, view, other), question, {
          ...context,
          mayStand: mayStand || place === this.#comparison,
        });
      };
      const [answer, shown] = await runFor(this.#main, main, beside);
      if (!shown) return unseen(answer);
      const [, other] = beside ? await runFor(this.#comparison, beside, main) : [];
      const side = other && withoutRanking(other);
      // The page keeps the frame that the first picture is of, and no other.
      if (side && side.frame !== shown.frame) side.held ??= frame.photograph();
      if (!beside) await this.#comparison.end();
      const pins = await this.#encodePins(network, trace, view, main, leader);
      const features = view.features && (await this.#featuresOf(trace, frame, view.features));
      const target = lacksClass(network, main.technique, view.target)
        ? null
        : fixTarget(network, main.technique, view.target, () => leader);
      const inside =
        view.inside && (await lookInside({ network, trace, target, order: this.#insideOrder }, view.inside));
      clock.lap('read');
      return {
        ...shown,
        ...(beside && { comparison: side ?? null }),
        ...(features && { features }),
        ...(inside && { inside }),
        ...{ ...whole, pins, stages: clock.stages },
      };
    } catch (error) {
      await this.#main.end();
      await this.#comparison.end();
      throw error;
    } finally {
      for (const tensor of trace?.tensors() ?? []) tensor.dispose();
      frame.image.dispose();
    }
  }

  /** The leading classes alone. @param ingest as that of `run` */
  async classify(ingest: () => Ingested): Promise<Ranking> {
    const { image } = ingest();
    const trace = keepForward(this.#whole, image);
    try {
      return (await this.#score(trace)).ranking;
    } finally {
      for (const tensor of [image, ...trace.tensors()]) tensor.dispose();
    }
  }

  /** Frees what is kept between frames. To be called between two looks. */
  async dispose(): Promise<void> {
    await this.#main.end();
    await this.#comparison.end();
    this.#ablated.dispose();
  }

  #check(view: ComparisonView): Question {
    const technique = techniqueById(view.technique, this.#options.techniques ?? ownTechniques);
    return { view, technique, settings: settingsFor(technique, this.#whole, view.parameters) };
  }

  async #score(trace: Trace, asked?: Pick<View, 'target' | 'alsoRanked'>): Promise<Scores> {
    const scores = await trace.logits.data<'float32'>();
    let unablated: Float32Array | undefined;
    if (trace.network !== this.#whole) {
      // On a card both passes are recordings.
      const options = this.#whole.recorder ? {} : { from: trace };
      const logits = tf.tidy(() => forward(this.#whole, trace.image, options).logits);
      unablated = await logits.data<'float32'>();
      // Where nothing hangs on what is off, the scores are the trace's own.
      if (!trace.tensors().includes(logits)) logits.dispose();
    }
    const { labels } = this.#whole.description;
    const { ranked = RANKED, ranksTarget } = this.#options;
    const looked = ranksTarget && asked?.target.kind === 'class' ? [asked.target.index] : [];
    const named = [...looked, ...(asked?.alsoRanked ?? [])];
    const ranking = rank(labels, { title: 'Leading classes', count: ranked }, scores, unablated, named);
    return { ranking, scores, unablated };
  }

  async #show(
    place: Place,
    key: string,
    question: Question,
    { frame, subject, probability, scores, clock, mayStand }: FrameContext,
  ): Promise<[TechniqueState, Shown | null]> {
    const { technique, settings } = question;
    const run = (lent: Subject) => technique.run(lent, settings);
    const isOfTarget = technique.targets.length > 0;
    const now = { frame, ranking: scores.ranking, subject, probability, isOfTarget };
    const answer = await place.run(key, now, run, mayStand);
    const asked = JSON.stringify([key, frame.identity.source, subject.target]);
    const draw = (scored: Scored) => place.draw(asked, answer, scored);
    return [answer, await this.#encodeState(question, answer, scores.unablated, clock, draw)];
  }

  async #encodeState(
    { technique }: Question,
    answer: TechniqueState,
    unablated: Float32Array | undefined,
    clock: StageClock,
    draw?: (scored: Scored) => Promise<Picture | null>,
  ): Promise<Shown | null> {
    clock.lap('technique');
    if (!answer.source) return null;
    const scored = { unablated, doubt: answer.doubt };
    const drawn = await draw?.(scored);
    const picture = drawn ?? (await this.#encode(answer.source, scored));
    clock.lap(drawn ? 'draw' : 'read');
    const { progress, held, frame, ranking, probability } = answer;
    const hasTarget = technique.targets.length > 0;
    return {
      ...{ picture, target: hasTarget ? answer.target : null, progress, held, frame, ranking },
      ...(hasTarget && probability !== undefined && { probability }),
    };
  }

  async #featuresOf(
    trace: Trace,
    frame: Ingested,
    asked: NonNullable<View['features']>,
  ): Promise<FrameFeatures> {
    const features = featuresOf(this.#whole, trace);
    // A copy: a backend's own memory cannot be transferred.
    const vector = Float32Array.from(await features.data<'float32'>());
    features.dispose();
    return { vector, picture: asked === 'vector' ? null : frame.photograph() };
  }

  async #encodePins(
    network: Network,
    trace: Trace,
    { pins }: View,
    { technique, settings, view }: Question,
    leader: number,
  ): Promise<HeatMap[]> {
    const looksItself = technique.ofChannel && !lacksClass(network, technique, view.target);
    const mapOf = ({ layer, channel, inView }: View['pins'][number]) => {
      if (!(inView && looksItself)) return channelMap(trace, layer, channel);
      const target = fixTarget(network, technique, view.target, () => leader);
      const looked = clueLayer(network, target, String(settings.layer));
      if (layer !== looked) return channelMap(trace, layer, channel);
      return technique.ofChannel?.({ network, image: trace.image, trace, target }, settings, channel);
    };
    const maps = tf.tidy(() => pins.map(mapOf) as (HeatTensor & tf.TensorContainerObject)[]);
    // Read together: a card is waited for once.
    return (await Promise.all(maps.map((map) => this.#encode(map)))) as HeatMap[];
  }

  async #encode(source: TensorPicture, scored?: Scored): Promise<Picture> {
    const encoded = await encodePicture(this.#whole, source, scored);
    this.#options.onEncoded?.(encoded);
    return encoded.picture;
  }
}

/** Stands for a target where there is none: nothing looks at it. */
const NOTHING = { kind: 'class', index: 0 } as const;

/** Says that there is no class to look at. */
const withoutTarget = (technique: Technique): Technique => ({
  ...technique,
  targets: [],
  run: insteadOfClass(technique),
});

/** All that a sweep depends on, besides its frame. */
const keyOf = (question: Question, { ablation = [] }: View, other: Asked | undefined): string =>
  JSON.stringify([
    [question.technique.id, question.settings, question.view.target],
    ablation,
    other && [other.technique.id, other.settings],
  ]);

const unseen = ({ frame }: TechniqueState): UnseenYet => ({ frame, picture: null });

const withoutRanking = ({ ranking: _, ...shown }: Shown): TechniqueResult => shown;
