import * as tf from '@tensorflow/tfjs-core';
import type { StyleCard } from '../../contract/cards.ts';
import {
  isStyleOf,
  type LearnedStyle,
  MOST_STYLE_PICTURES,
  namedStyle,
  titleOfPicture,
} from '../../contract/live_style.ts';
import { once } from '../../contract/once.ts';
import type { StyleShare } from '../../contract/style_mix.ts';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../../network/errors.ts';
import type { FetchFile } from '../../network/load.ts';
import { preprocessed } from '../../network/pixels.ts';
import { run } from '../../network/run.ts';
import { loadPredictor, readStyliser, type StylePlan } from '../../network/style_nets/style_plan.ts';
import { ParameterError } from '../../techniques/common/technique.ts';
import { UnknownStyleError } from '../../techniques/style/style_picture.ts';
import { type OfferedPicture, type ReadingNet, readOnce } from './reading_nets.ts';

/** One line of models/style-nets.json, which tools/style_index.ts writes from the nets' own descriptions. */
export interface StyleNetEntry {
  readonly folder: string;
  readonly id: string;
  readonly title: string;
  readonly paper: string;
  /** Folder of the network that makes its style vectors of pictures; absent where its styles are `styles`. */
  readonly predictor?: string;
  readonly styles: readonly { readonly id: string; readonly title: string; readonly thumbnail?: string }[];
}

/** One network of those that paint, and the vector that tells it the style. */
export interface Blend {
  readonly plan: StylePlan;
  /** Empty where the network has one style only. */
  readonly vector: Float32Array;
  /** Of the picture, 0..1; the shares of a mixture add up to 1. */
  readonly share: number;
}

/** What to paint in. Styles of one network are blended within it; pictures of several networks are mixed. */
export interface Mixture {
  readonly blends: readonly Blend[];
  /** The styles' titles. */
  readonly title: string;
}

interface Style {
  readonly card: StyleCard;
  readonly plan: () => Promise<StylePlan>;
  /** Of a picture that was not looked at yet it is made at the first call. */
  readonly vector: () => Promise<Float32Array>;
}

/** Every style that can be painted in: those of the shipped nets, pictures, and nets that a visitor dropped. */
export class StyleCatalogue {
  readonly #folder: (folder: string) => FetchFile;
  readonly #entries: readonly StyleNetEntry[];
  readonly #styles = new Map<string, Style>();
  readonly #plans = new Map<string, () => Promise<StylePlan>>();
  readonly #pictures: string[] = [];
  /** Those of the pictures that can be looked at again. */
  readonly #seen = new Map<string, OfferedPicture>();
  readonly #readingNets = new Map<string, ReadingNet>();
  #pictureCount = 0;

  /** @param folder brings the files of a folder of models/ */
  constructor(entries: readonly StyleNetEntry[], folder: (folder: string) => FetchFile) {
    this.#entries = entries;
    this.#folder = folder;
    for (const entry of entries) {
      const plan = () => this.#load(entry.folder);
      const network = { id: entry.id, title: entry.title, paper: entry.paper };
      entry.styles.forEach(({ id, title, thumbnail }, i) => {
        const blends = entry.styles.length > 1;
        const card: StyleCard = {
          ...{ id, title, network, shipped: true, blendGroup: blends ? entry.id : null },
          thumbnail: thumbnail ? `${entry.folder}/${thumbnail}` : null,
        };
        this.#styles.set(id, { card, plan, vector: always(oneOf(i, entry.styles.length)) });
      });
    }
  }

  /** In the order of the index, then as they were added. */
  get cards(): StyleCard[] {
    return Array.from(this.#styles.values(), ({ card }) => card);
  }

  /**
   * The networks and vectors of a style or blend. Networks are read at their first use and kept.
   * @throws {UnknownStyleError|ParameterError|ModelFileError|NetworkError}
   */
  async mixture(mix: readonly StyleShare[]): Promise<Mixture> {
    const parts = mix.map(({ id, share }) => ({ style: this.#style(id), share }));
    if (parts.length === 0) throw new ParameterError(told('styleErrors.emptyBlend'));
    const groups = new Map<string, typeof parts>();
    for (const part of parts) {
      const group = part.style.card.blendGroup ?? part.style.card.id;
      groups.set(group, [...(groups.get(group) ?? []), part]);
    }
    const blends = Array.from(groups.values(), blendOf);
    return {
      blends: await Promise.all(blends),
      title: parts.map(({ style }) => style.card.title).join(' + '),
    };
  }

  /**
   * Makes a picture a style, also of the nets for any style that a visitor brought (stylesOf); the newest MOST_STYLE_PICTURES are kept.
   * @param square the middle of the picture in the predictor's size, RGB 0..255, [side, side, 3]. Borrowed.
   * @throws {ModelFileError|NetworkError}
   */
  async addPicture(square: tf.Tensor3D, title: string, id?: string): Promise<StyleCard> {
    const { folder, predictor } = this.#picturesEntry();
    const { vector } = await this.#predict(predictor, square);
    await this.#load(folder);
    const bytes = Uint8Array.from(await square.data());
    return this.#addVector(id ?? `picture-${++this.#pictureCount}`, title, vector, async () =>
      tf.tensor3d(Float32Array.from(bytes), square.shape),
    );
  }

  /** What was learned of a picture. @throws {UnknownStyleError} */
  async learnedStyle(id: string): Promise<LearnedStyle> {
    const { card, vector } = this.#style(id);
    return { id, title: card.title, network: card.network.id, vector: await vector() };
  }

  /**
   * @param square of the picture, as OfferedPicture's; nets that a visitor brought do without it where it is left out
   * @returns null where the network of pictures is another one now, or there is none
   */
  restoreStyle(
    { id, title, network, vector }: LearnedStyle,
    square?: OfferedPicture['square'],
  ): StyleCard | null {
    const isOurs = this.#entries.some((entry) => entry.predictor !== undefined && entry.id === network);
    return isOurs ? this.#addVector(id, title, vector, square) : null;
  }

  /** The styles of a picture that was added, by nets that a visitor brought. */
  stylesOf(picture: string): StyleCard[] {
    return this.cards.filter((card) => card.picture?.id === picture);
  }

  /** Names a style, or a net for any style. @throws {UnknownStyleError} */
  renameStyle(id: string, title: string): void {
    const net = this.#readingNets.get(id);
    if (net) this.#readingNets.set(id, { ...net, network: { ...net.network, title } });
    else this.#style(id);
    for (const [one, style] of this.#styles)
      this.#styles.set(one, { ...style, card: namedStyle(style.card, id, title) });
    const seen = this.#seen.get(id);
    if (seen) this.#seen.set(id, { ...seen, title });
  }

  /** What came with the program stays. With a picture go its styles of all nets, with a net for any style all of its. */
  removeStyle(id: string): void {
    this.#readingNets.delete(id);
    this.#seen.delete(id);
    for (const [one, { card }] of this.#styles)
      if (!card.shipped && isStyleOf(card, id)) this.#styles.delete(one);
    const at = this.#pictures.indexOf(id);
    if (at >= 0) this.#pictures.splice(at, 1);
  }

  #addVector(id: string, title: string, vector: Float32Array, square?: OfferedPicture['square']): StyleCard {
    const { folder, predictor: _predictor, styles: _styles, ...network } = this.#picturesEntry();
    const card: StyleCard = {
      ...{ id, title, thumbnail: null, blendGroup: network.id, network, shipped: false },
    };
    this.#styles.set(id, { card, plan: () => this.#load(folder), vector: always(vector) });
    if (!this.#pictures.includes(id)) this.#pictures.push(id);
    if (square) {
      const picture = { id, title, thumbnail: null, square };
      this.#seen.set(id, picture);
      for (const net of this.#readingNets.values()) this.#addRead(net, picture);
    }
    const old = this.#pictures.slice(0, Math.max(0, this.#pictures.length - MOST_STYLE_PICTURES));
    for (const one of old) this.removeStyle(one);
    return card;
  }

  /** A picture as a style of a net that looks at it when the style is first asked for. */
  #addRead({ plan, network }: ReadingNet, { square, thumbnail, ...picture }: OfferedPicture): StyleCard {
    const card: StyleCard = {
      ...{ id: `${network.id}-${picture.id}`, title: titleOfPicture(picture.title, network.title) },
      ...{ thumbnail, blendGroup: network.id, network, shipped: false },
      picture: { id: picture.id, title: picture.title },
    };
    this.#styles.set(card.id, { card, plan: async () => plan, vector: readOnce(plan, square) });
    return card;
  }

  /**
   * What to paint in the style of pictures with; nothing is added.
   * @param squares as of addPicture, each with its share. Borrowed.
   * @returns also the milliseconds in which the predictor read them
   * @throws {ModelFileError|NetworkError}
   */
  async blendOfPictures(
    squares: readonly { readonly square: tf.Tensor3D; readonly share: number }[],
  ): Promise<{ blend: Blend; readMs: number }> {
    const { folder, predictor } = this.#picturesEntry();
    const whole = squares.reduce((sum, { share }) => sum + share, 0);
    let sum = new Float32Array();
    let readMs = 0;
    for (const { square, share } of squares) {
      const read = await this.#predict(predictor, square);
      readMs += read.ms;
      sum = read.vector.map((value, i) => (sum[i] ?? 0) + (value * share) / whole);
    }
    return { blend: { plan: await this.#load(folder), vector: sum, share: 1 }, readMs };
  }

  /** Side of the squares that addPicture takes. */
  readonly pictureSide = 256;

  /**
   * Adds the styles of a net that a visitor brought. A name that is taken gets a number.
   * @param ids that they had before; of a net for any style the one that it had itself
   * @param offered to a net for any style, beside the pictures that were added
   */
  addNet(plan: StylePlan, ids: readonly string[] = [], offered: readonly OfferedPicture[] = []): StyleCard[] {
    const { title, paper, styles } = plan.description;
    if (plan.reader) {
      const id = this.#freeId(ids[0] ?? plan.description.id);
      const net = { plan, network: { id, title, paper } };
      this.#readingNets.set(id, net);
      return [...offered, ...this.#seen.values()].map((picture) => this.#addRead(net, picture));
    }
    // A net of one style is called as that was, so that another one finds its own name free.
    const netId = this.#freeId((styles.length === 1 && ids[0]) || plan.description.id);
    return styles.map((style, i) => {
      const id = this.#freeId(ids[i] ?? style.id, netId);
      const card: StyleCard = {
        ...{ id, title: style.title, thumbnail: null, shipped: false },
        blendGroup: styles.length > 1 ? netId : null,
        network: { id: netId, title, paper },
      };
      this.#styles.set(card.id, { card, plan: async () => plan, vector: always(oneOf(i, styles.length)) });
      return card;
    });
  }

  /** Forgets every style that did not come with the program. */
  forgetAdded(): void {
    for (const [id, { card }] of this.#styles) if (!card.shipped) this.#styles.delete(id);
    this.#pictures.length = 0;
    this.#seen.clear();
    this.#readingNets.clear();
  }

  #style(id: string): Style {
    const found = this.#styles.get(id);
    if (found) return found;
    throw new UnknownStyleError(
      told('styleErrors.unknown', { id, all: [...this.#styles.keys()].join(', ') || 'none' }),
    );
  }

  /**
   * An id that no style has, and no network: styles of one network are blended within it. Settings name styles between commas and colons.
   * @param own the network of the style that it is for, which may be called the same
   */
  #freeId(wanted: string, own?: string): string {
    const networks = [...this.#entries, ...this.cards.map(({ network }) => network)];
    const taken = new Set([...this.#readingNets.keys(), ...networks.map(({ id }) => id)]);
    if (own !== undefined) taken.delete(own);
    const plain = wanted.replace(/[\s,:]+/g, '-').toLowerCase() || 'style';
    for (let number = 1; ; number++) {
      const id = number === 1 ? plain : `${plain}-${number}`;
      if (!this.#styles.has(id) && !taken.has(id)) return id;
    }
  }

  #picturesEntry(): StyleNetEntry & { predictor: string } {
    const entry = this.#entries.find(({ predictor }) => predictor !== undefined);
    if (entry?.predictor) return { ...entry, predictor: entry.predictor };
    throw new ModelFileError(told('styleErrors.noFreeNetwork'));
  }

  #load(folder: string): Promise<StylePlan> {
    const load = this.#plans.get(folder) ?? once(() => readStyliser(this.#folder(folder)));
    this.#plans.set(folder, load);
    return load();
  }

  /** The vector of a style, and the milliseconds in which the loaded predictor made it. */
  async #predict(folder: string, square: tf.Tensor3D): Promise<{ vector: Float32Array; ms: number }> {
    const predictor = await loadPredictor(this.#folder(folder));
    const start = performance.now();
    const made = tf.tidy(() =>
      run(predictor, preprocessed(tf.expandDims<tf.Tensor4D>(square, 0), predictor.description.input)),
    );
    const vector = Float32Array.from(await made.data<'float32'>());
    const ms = performance.now() - start;
    made.dispose();
    predictor.dispose();
    return { vector, ms };
  }
}

/** @param parts styles of one network */
async function blendOf(parts: readonly { style: Style; share: number }[]): Promise<Blend> {
  const [first] = parts as [{ style: Style; share: number }];
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  let vector = new Float32Array();
  for (const { style, share } of parts)
    vector = (await style.vector()).map((value, i) => (vector[i] ?? 0) + (share / whole) * value);
  return { plan: await first.style.plan(), vector, share: whole };
}

/** The vector of one style of several; of a single one it is empty. */
const oneOf = (at: number, count: number) =>
  Float32Array.from({ length: count > 1 ? count : 0 }, (_, i) => (i === at ? 1 : 0));

const always = (vector: Float32Array) => async () => vector;
