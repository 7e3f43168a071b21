/** The types that the page and the workers share, and nothing else: no code that runs, no tensors, no DOM. */
import type { PatchPage, PatchSummary } from './patch_api.ts';
import type { HeatMap, ImagePicture, Picture, Point, Ranking } from './picture_api.ts';
import type { PaintingCard } from './studio_api.ts';

export type * from './picture_api.ts';

export type ParameterValue = number | string | boolean;

/** One setting of a technique, declared by the technique; the page draws a control from it, the command line a flag. */
export type Parameter =
  | { kind: 'number'; label: string; help?: string; min: number; max: number; step: number; default: number }
  | {
      kind: 'choice';
      label: string;
      help?: string;
      options: readonly { value: string; label: string }[];
      default: string;
    }
  /** `films`: it means something only where frames follow each other. */
  | { kind: 'toggle'; label: string; help?: string; default: boolean; films?: true }
  /**
   * A layer name. `default` names its place among the layers that are offered first: the first, the last, or a depth
   * between them, 0..1. `offers`: only convolutions behind the first one.
   */
  | { kind: 'layer'; label: string; help?: string; default: 'first' | 'last' | number; offers?: 'filters' }
  /** One page of the filters of the convolution that the setting `layer` names, from 0. */
  | { kind: 'page'; label: string; help?: string; layer: string; default: number }
  /**
   * A style of Catalogue.styles by its id, or a blend of up to `most` that share a blend group: `starry-night`,
   * `frost:0.7,embers:0.3`. Shares are > 0 and may add up to anything.
   */
  | { kind: 'styles'; label: string; help?: string; most: number; default: string };

export type TargetKind = 'class' | 'channel' | 'neuron';

/** What a backward technique looks at. 'top' follows the leading class, held steady by hysteresis. */
export type Target =
  | { kind: 'top' }
  | { kind: 'class'; index: number }
  | { kind: 'channel'; layer: string; channel: number }
  /** y, x in the layer's own cells, from the top left. */
  | { kind: 'neuron'; layer: string; channel: number; y: number; x: number };

/** A technique as the page knows it: enough to draw its tab, its caption and its controls. */
export interface TechniqueCard {
  id: string;
  title: string;
  /** The sentence of the design it belongs to. */
  family: 'forward' | 'backward' | 'weights';
  caption: { shows: string; read: string; paper: string };
  parameters: Record<string, Parameter>;
  /** Empty where the technique has no target (activations, ranking). */
  targets: readonly TargetKind[];
  /** True where one look needs several calls and improves from call to call (occlusion, SmoothGrad). */
  progressive: boolean;
  /** True where the whole frame is repainted, by a network of its own: no second view stands beside it. */
  repaints?: true;
}

/** A style that frames can be painted in, as the page knows it. */
export interface StyleCard {
  /** What the setting `style` names it by. */
  id: string;
  title: string;
  /** A small picture of what it does: an address relative to OpenOptions.modelsUrl; null for styles that a visitor brought. */
  thumbnail: string | null;
  /** Styles of one group can be blended; null where a style can only be shown alone. */
  blendGroup: string | null;
  /** The network that paints it: what a person reads, and the paper it is from. */
  network: { id: string; title: string; paper: string };
  /** True where the style came with the program; false where a visitor brought it, until the worker starts anew. */
  shipped: boolean;
}

/** A file that a visitor dropped: one of a folder, or a ZIP. */
export interface DroppedFile {
  /** Its path in the folder, or its name. */
  name: string;
  content: Blob;
}

export interface LayerCard {
  name: string;
  /** What a person reads: a few words with the name in brackets, or the name alone. */
  title: string;
  kind: string;
  /** [height, width, channels] of its output. */
  shape: [number, number, number];
  /** Worth offering first: rectified outputs and block outputs. */
  notable: boolean;
  /** Of convolutions that have pages of filters to look at; else null. */
  filters: { height: number; width: number; inputs: number; outputs: number; pages: number } | null;
}

export interface NetworkCard {
  id: string;
  title: string;
  paper: string;
  source: string;
  licence: string;
  input: { height: number; width: number; crop: number };
  layers: LayerCard[];
  /** Further names of layers: a batch norm that was folded is its convolution. */
  aliases?: Readonly<Record<string, string>>;
  labels: string[];
  /** Of the file that the weights came from; empty where they came from none. */
  weightsSha256: string;
}

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

export interface BackendCard {
  name: BackendName;
  /** What a person reads, e.g. "WASM SIMD, 2 threads" or the GPU adapter's name. */
  detail: string;
  /** Why this one: hardware found, or overridden by the address. */
  reason: string;
  /** False where the processor computes, be it as a graphics card played by software. */
  hardware: boolean;
}

/** What the live worker answers when it is ready. */
export interface Catalogue {
  network: NetworkCard;
  techniques: TechniqueCard[];
  paintings: PaintingCard[];
  backend: BackendCard;
  /** The styles that came with the program; those that are added later come back from addStylePicture and addStyleNet. */
  styles: StyleCard[];
}

export interface LoadProgress {
  /** What is going on, e.g. "weights". */
  stage: 'backend' | 'weights' | 'warm-up';
  /** Bytes or steps done; total is 0 where unknown. */
  done: number;
  total: number;
  fromCache: boolean;
}

export interface ChannelRef {
  layer: string;
  channel: number;
}

/** Channels of one layer that are switched off. */
export interface SilencedLayer {
  layer: string;
  channels: readonly number[];
}

/** A second technique that looks at the same frame. */
export interface SideView {
  technique: string;
  parameters: Record<string, ParameterValue>;
  target: Target;
}

/** What the page wants to see: the worker keeps nothing of it between calls but progressive work. */
export interface View {
  technique: string;
  parameters: Record<string, ParameterValue>;
  target: Target;
  /** Channels whose heat maps come along with every look, whatever the technique (pinned tiles, the picked tile). */
  pins: ChannelRef[];
  /** Switched off in every pass of this look; none where absent. */
  lesion?: readonly SilencedLayer[];
  beside?: SideView | null;
}

/** A rectangle in the frame's own pixels. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Which picture a frame is of. What is found in it is drawn on no other. */
export interface FrameIdentity {
  /** The page counts what it puts on the stage: each source that it opens, and each picture that it freezes. */
  source: number;
  /** It counts the frames, too. */
  frame: number;
}

/** What one technique has to show of one frame. */
export interface PaneLook {
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

/** The answer to one frame. Everything in it belongs to the page; its buffers were transferred. */
export interface Look extends PaneLook {
  /** FrameIdentity.source of everything in it: a sweep ends where another source begins. */
  source: number;
  /** The answer to View.beside, of the same forward pass; absent where nothing was asked for. */
  beside?: PaneLook | null;
  /** The ten leading classes of the frame that was looked at; of one up to a second older where it is painted. */
  ranking: Ranking;
  /** In the order of View.pins, of the newest frame. */
  pins: HeatMap[];
  /** Where the picture is of strongest neurons: what was kept of them so far; else null. */
  patches: PatchSummary | null;
  /** The part of the frame that the network saw: the whole of it where the frame is painted. */
  crop: Rect;
  frameSize: { width: number; height: number };
  /** Milliseconds per stage, e.g. { ingest, forward, technique, read }. */
  stages: Record<string, number>;
  /** Tensors alive in the worker after the look: constant from frame to frame. */
  tensors: number;
}

/** What the network says of a picture of the gallery. */
export interface Description {
  point: Point;
  /** The leading classes, best first. */
  ranking: Ranking;
}

/** What the live worker exposes through comlink. */
export interface LiveWorker {
  /**
   * Chooses a backend, loads the network, warms up. Called once.
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError, BackendError
   */
  open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue>;
  /**
   * Looks at one frame. The frame is transferred and closed by the worker. Nothing that was kept of another source goes
   * into the answer.
   * @throws UnknownTechniqueError, UnknownLayerError, UnknownClassError, ParameterError, LesionError, UnknownStyleError,
   * ModelFileError: the worker goes on living
   */
  look(frame: ImageBitmap, identity: FrameIdentity, view: View): Promise<Look>;
  /** Looks at one picture for the gallery, between two frames. The picture is transferred and closed by the worker. */
  describe(picture: ImageBitmap): Promise<Description>;
  /**
   * Turns a picture into a style. The newest four of them are kept and can be blended.
   * @param picture a file or a frame; a frame is transferred and closed by the worker. Of an animation the first frame
   * counts; transparent parts are white; large pictures are scaled down.
   * @throws StylePictureError where it cannot be read or is too small; ModelFileError. The styles stay as they were.
   */
  addStylePicture(picture: Blob | ImageBitmap, title: string): Promise<StyleCard>;
  /**
   * Takes a style net from files: a folder in ml5's format or in ours, or a ZIP that holds one.
   * @throws ModelFileError, NetworkError. The styles stay as they were.
   */
  addStyleNet(files: DroppedFile[]): Promise<StyleCard[]>;
  /**
   * The strongest patches that looks with 'top-patches' have kept.
   * @throws UnknownLayerError if none were kept of this layer
   */
  patches(layer: string, channels: readonly number[]): Promise<PatchPage>;
  /** Forgets all patches and pictures. */
  forgetPatches(): Promise<void>;
  /** Forgets the styles that were added. */
  forgetStyles(): Promise<void>;
}

export interface OpenOptions {
  /** Address of the folder that holds network.json. */
  networkUrl: string;
  /** Address of the folder that holds style-nets.json. */
  modelsUrl: string;
  /** Address of the folder that holds the .wasm files of tfjs. */
  wasmUrl: string;
  /** Address of the folder that holds opencv.mjs and opencv.wasm; without it nothing can be cut out. */
  openCvUrl?: string;
  /** From `?backend=`; null lets the worker choose. */
  backend: BackendName | null;
  /** Backends that were lost of late, one entry a loss: each is tried once more, then the next is taken, even where one was asked for. */
  losses?: readonly BackendName[];
  /** From `?readback=`: whether paintings are read back from a graphics card; absent or null lets the worker choose. */
  readback?: boolean | null;
}
