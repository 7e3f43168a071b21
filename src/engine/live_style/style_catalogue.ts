import * as tf from '@tensorflow/tfjs-core';
import type { StyleCard } from '../../contract/cards.ts';
import { type LearnedStyle, MOST_STYLE_PICTURES } from '../../contract/live_style.ts';
import type { StyleShare } from '../../contract/style_mix.ts';
import { told } from '../../contract/told.ts';
import { ModelFileError } from '../../network/errors.ts';
import type { FetchFile } from '../../network/load.ts';
import { preprocessed } from '../../network/pixels.ts';
import { run } from '../../network/run.ts';
import { loadPredictor, readStyliser, type StylePlan } from '../../network/style_plan.ts';
import { ParameterError } from '../../techniques/common/technique.ts';
import { UnknownStyleError } from '../../techniques/style/style_picture.ts';

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
  readonly vector: Float32Array;
}

/** Every style that can be painted in: those of the shipped nets, pictures, and nets that a visitor dropped. */
export class StyleCatalogue {
  readonly #folder: (folder: string) => FetchFile;
  readonly #entries: readonly StyleNetEntry[];
  readonly #styles = new Map<string, Style>();
  readonly #plans = new Map<string, Promise<StylePlan>>();
  readonly #pictures: string[] = [];
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
        this.#styles.set(id, {
          card,
          plan,
          vector: blends ? oneHot(i, entry.styles.length) : new Float32Array(),
        });
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
   * Makes a picture a style; the newest MOST_STYLE_PICTURES are kept.
   * @param square the middle of the picture in the predictor's size, RGB 0..255, [side, side, 3]. Borrowed.
   * @throws {ModelFileError|NetworkError}
   */
  async addPicture(square: tf.Tensor3D, title: string, id?: string): Promise<StyleCard> {
    const { folder, predictor } = this.#picturesEntry();
    const { vector } = await this.#predict(predictor, square);
    await this.#load(folder);
    return this.#addVector(id ?? `picture-${++this.#pictureCount}`, title, vector);
  }

  /** What was learned of a picture. @throws {UnknownStyleError} */
  learnedStyle(id: string): LearnedStyle {
    const { card, vector } = this.#style(id);
    return { id, title: card.title, network: card.network.id, vector };
  }

  /** @returns null where the network of pictures is another one now, or there is none */
  restoreStyle({ id, title, network, vector }: LearnedStyle): StyleCard | null {
    const isOurs = this.#entries.some((entry) => entry.predictor !== undefined && entry.id === network);
    return isOurs ? this.#addVector(id, title, vector) : null;
  }

  /** @throws {UnknownStyleError} */
  renameStyle(id: string, title: string): void {
    const style = this.#style(id);
    this.#styles.set(id, { ...style, card: { ...style.card, title } });
  }

  /** What came with the program stays. */
  removeStyle(id: string): void {
    if (this.#styles.get(id)?.card.shipped === false) this.#styles.delete(id);
    const at = this.#pictures.indexOf(id);
    if (at >= 0) this.#pictures.splice(at, 1);
  }

  #addVector(id: string, title: string, vector: Float32Array): StyleCard {
    const { folder, predictor: _predictor, styles: _styles, ...network } = this.#picturesEntry();
    const card: StyleCard = {
      ...{ id, title, thumbnail: null, blendGroup: network.id, network, shipped: false },
    };
    this.#styles.set(id, { card, plan: () => this.#load(folder), vector });
    if (!this.#pictures.includes(id)) this.#pictures.push(id);
    const old = this.#pictures.splice(0, this.#pictures.length - MOST_STYLE_PICTURES);
    for (const one of old) this.#styles.delete(one);
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

  /** Adds the styles of a net that a visitor brought. A name that is taken gets a number. @param ids that they had before */
  addNet(plan: StylePlan, ids: readonly string[] = []): StyleCard[] {
    const { title, paper, styles } = plan.description;
    const netId = this.#freeId(plan.description.id);
    return styles.map((style, i) => {
      const card: StyleCard = {
        ...{ id: this.#freeId(ids[i] ?? style.id), title: style.title, thumbnail: null, shipped: false },
        blendGroup: styles.length > 1 ? netId : null,
        network: { id: netId, title, paper },
      };
      const vector = styles.length > 1 ? oneHot(i, styles.length) : new Float32Array();
      this.#styles.set(card.id, { card, plan: async () => plan, vector });
      return card;
    });
  }

  /** Forgets every style that did not come with the program. */
  forgetAdded(): void {
    for (const [id, { card }] of this.#styles) if (!card.shipped) this.#styles.delete(id);
    this.#pictures.length = 0;
  }

  #style(id: string): Style {
    const found = this.#styles.get(id);
    if (found) return found;
    throw new UnknownStyleError(
      told('styleErrors.unknown', { id, all: [...this.#styles.keys()].join(', ') || 'none' }),
    );
  }

  /** Settings name styles between commas and colons. */
  #freeId(wanted: string): string {
    const plain = wanted.replace(/[\s,:]+/g, '-').toLowerCase() || 'style';
    for (let number = 1; ; number++) {
      const id = number === 1 ? plain : `${plain}-${number}`;
      if (!this.#styles.has(id)) return id;
    }
  }

  #picturesEntry(): StyleNetEntry & { predictor: string } {
    const entry = this.#entries.find(({ predictor }) => predictor !== undefined);
    if (entry?.predictor) return { ...entry, predictor: entry.predictor };
    throw new ModelFileError(told('styleErrors.noFreeNetwork'));
  }

  #load(folder: string): Promise<StylePlan> {
    const loading = this.#plans.get(folder) ?? readStyliser(this.#folder(folder));
    this.#plans.set(folder, loading);
    // What failed may be there at the next try.
    loading.catch(() => this.#plans.delete(folder));
    return loading;
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
  const vector = new Float32Array(first.style.vector.length);
  for (const { style, share } of parts)
    style.vector.forEach((value, i) => {
      vector[i] = (vector[i] as number) + (share / whole) * value;
    });
  return { plan: await first.style.plan(), vector, share: whole };
}

const oneHot = (at: number, length: number) => Float32Array.from({ length }, (_, i) => (i === at ? 1 : 0));
