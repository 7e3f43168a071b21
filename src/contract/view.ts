/** What the page asks of one frame, and what it is answered. */
import type { Rect } from './geometry.ts';
import type { InsideAnswer, InsideQuestion } from './inside.ts';
import type { ParameterValue } from './parameter.ts';
import type { PatchSummary } from './patches.ts';
import type { HeatMap, ImagePicture, Picture, Ranking } from './picture.ts';
import type { Target } from './target.ts';

export interface ChannelRef {
  layer: string;
  channel: number;
}

/** A channel whose map comes along. */
interface PinnedChannel extends ChannelRef {
  /** As the view looks at it, where it does so in a way of its own; else its activation. */
  inView?: true;
}

/** Channels of one layer that are switched off. */
export interface SilencedLayer {
  layer: string;
  channels: readonly number[];
}

/** A second technique that looks at the same frame. */
export interface ComparisonView {
  /** The id of the second network, which looks then; absent: the same network. See NetworkMethods.compareWith. */
  network?: string;
  technique: string;
  parameters: Record<string, ParameterValue>;
  target: Target;
}

/** What the page wants to see: the worker keeps nothing of it between calls but progressive work. */
export interface View {
  /** The id of the network that it is meant for; absent: whichever looks. Another one looks at nothing and says so. */
  network?: string;
  technique: string;
  parameters: Record<string, ParameterValue>;
  target: Target;
  /** Channels whose heat maps come along with every result, whatever the technique (pinned tiles, the picked tile). */
  pins: PinnedChannel[];
  /** Switched off in every pass of this run; none where absent. */
  ablation?: readonly SilencedLayer[];
  comparison?: ComparisonView | null;
  /** What classes are taught by comes along with the result: the features, or also the picture that they are of. */
  features?: 'vector' | 'vector and picture';
  /** Classes that ViewResult.ranking names in any case, after the leading ones; those that the network has not are left out. */
  alsoRanked?: readonly number[];
  /** A figure of the algorithm that comes along with every result, of the newest frame. */
  inside?: InsideQuestion;
}

/** Which picture a frame is of. What is found in it is drawn on no other. */
export interface FrameIdentity {
  /** The page counts what it puts on the stage: each source that it opens, and each picture that it freezes. */
  source: number;
  /** It counts the frames, too. */
  frame: number;
}

/** What one technique has to show of one frame. */
export interface TechniqueResult {
  /** The id of the second network, where that one looked. */
  network?: string;
  /** What it saw of the frame, where that is not ViewResult.crop. */
  crop?: Rect;
  /** FrameIdentity.frame of the frame that was looked at. While a sweep goes on that is the one with which it began. */
  frame: number;
  picture: Picture;
  /** The target that was looked at: 'top' resolved to its class; null where the technique has none. */
  target: Exclude<Target, { kind: 'top' }> | null;
  /** Of the class that was looked at, in the frame that was looked at, 0..1; absent where it was no class. */
  probability?: number;
  /** Progressive techniques: 0..1 of the present sweep; null for the others. */
  progress: number | null;
  /**
   * The crop that was looked at, where the page may not have its frame any more: of a sweep, and of what stands beside one.
   */
  held: ImagePicture | null;
}

/** The answer while a sweep has nothing to show yet: what stands on the stage stays, and the next run goes on. */
export interface UnseenYet {
  /** FrameIdentity.frame of the frame with which the sweep began. */
  frame: number;
  picture: null;
}

/** What a frame is compared with taught examples by. */
export interface FrameFeatures {
  /** The input of the classifier, as many numbers as the network has features. */
  vector: Float32Array<ArrayBuffer>;
  /** What the network saw, where it was asked for. */
  picture: ImagePicture | null;
}

/** What one look is made of; `carry` and `draw` where pictures are painted live. */
export type RunStage = 'ingest' | 'forward' | 'technique' | 'carry' | 'edges' | 'draw' | 'read' | 'classes';

/** The answer to one frame. Everything in it belongs to the page; its buffers were transferred. */
export interface ViewResult extends TechniqueResult {
  /** FrameIdentity.source of everything in it: a sweep ends where another source begins. */
  source: number;
  /** The answer to View.comparison, of the same forward pass; absent where nothing was asked for, null where it has nothing to show yet. */
  comparison?: TechniqueResult | null;
  /** The ten leading classes of the frame that was looked at, and View.alsoRanked; of one up to a second older where it is painted. */
  ranking: Ranking;
  /** The answer to View.features, of the newest frame; absent while a sweep goes on. */
  features?: FrameFeatures;
  /** The answer to View.inside. */
  inside?: InsideAnswer;
  /** In the order of View.pins, of the newest frame. */
  pins: HeatMap[];
  /** Where the picture is of strongest neurons: what was kept of them so far; else null. */
  patches: PatchSummary | null;
  /** The part of the frame that the network saw: the whole of it where the frame is painted. */
  crop: Rect;
  frameSize: { width: number; height: number };
  /** Milliseconds per stage, in the order in which they came. */
  stages: Partial<Record<RunStage, number>>;
  /** Tensors alive in the worker after the run: constant from frame to frame. */
  tensors: number;
}

/** What the views have the live worker do. */
export interface ViewMethods {
  /**
   * Looks at one frame. The frame is transferred and closed by the worker. Nothing that was kept of another source goes
   * into the answer.
   * @throws UnknownTechniqueError, UnknownLayerError, UnknownClassError, ParameterError, AblationError, UnknownStyleError,
   * ModelFileError, OtherNetworkError: the worker goes on living
   */
  runView(frame: ImageBitmap, identity: FrameIdentity, view: View): Promise<ViewResult | UnseenYet>;
  /**
   * How much of the network's input a neuron in the middle of a layer sees, in pixels; null where it sees padding alone.
   * @throws UnknownLayerError
   */
  fieldOf(layer: string): Promise<{ height: number; width: number } | null>;
}

export const VIEW_METHODS: Record<keyof ViewMethods, true> = { runView: true, fieldOf: true };
