import * as tf from '@tensorflow/tfjs-core';
import type { StyleCard } from '../../contract/cards.ts';
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

/** What to paint in: a network, and the vector that tells it the style. */
export interface Blend {
  readonly plan: StylePlan;
  /** Empty where the network has one style only. */
  readonly vector: Float32Array;
  /** The styles' titles. */
  readonly title: string;
}

interface Style {
  readonly card: StyleCard;
  readonly plan: () => Promise<StylePlan>;
  readonly vector: Float32Array;
}

/** How many pictures are kept as styles. */
const PICTURES = 4;

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
   * The network and the vector of a style or blend. Networks are read at their first use and kept.
   * @throws {UnknownStyleError|ParameterError|ModelFileError|NetworkError}
   */
  async blend(mix: readonly StyleShare[]): Promise<Blend> {
    const parts = mix.map(({ id, share }) => ({ style: this.#style(id), share }));
    const [first] = parts;
    if (!first) throw new ParameterError(told('styleErrors.emptyBlend'));
    const group = first.style.card.blendGroup;
    if (parts.length > 1 && parts.some(({ style }) => group === null || style.card.blendGroup !== group)) {
      const titles = parts.map(({ style: { card } }) => `${card.title} (${card.network.title})`).join(', ');
      throw new ParameterError(told('styleErrors.otherNetworks', { titles }));
    }
    const vector = new Float32Array(first.style.vector.length);
    for (const { style, share } of parts)
      style.vector.forEach((value, i) => {
        vector[i] = (vector[i] as number) + share * value;
      });
    const title = parts.map(({ style }) => style.card.title).join(' + ');
    return { plan: await first.style.plan(), vector, title };
  }

  /**
   * Makes a picture a style; the newest four are kept.
   * @param square the middle of the picture in the predictor's size, RGB 0..255, [side, side, 3]. Borrowed.
   * @throws {ModelFileError|NetworkError}
   */
  async addPicture(square: tf.Tensor3D, title: string): Promise<StyleCard> {
    const { folder, predictor, ...network } = this.#picturesEntry();
    const { vector } = await this.#predict(predictor, square);
    await this.#load(folder);
    const id = `picture-${++this.#pictureCount}`;
    const { styles: _, ...said } = network;
    const card: StyleCard = {
      ...{ id, title, thumbnail: null, blendGroup: network.id, network: said, shipped: false },
    };
    this.#styles.set(id, { card, plan: () => this.#load(folder), vector });
    this.#pictures.push(id);
    for (const old of this.#pictures.splice(0, this.#pictures.length - PICTURES)) this.#styles.delete(old);
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
    const { folder, predictor, title } = this.#picturesEntry();
    const whole = squares.reduce((sum, { share }) => sum + share, 0);
    let sum = new Float32Array();
    let readMs = 0;
    for (const { square, share } of squares) {
      const read = await this.#predict(predictor, square);
      readMs += read.ms;
      sum = read.vector.map((value, i) => (sum[i] ?? 0) + (value * share) / whole);
    }
    return { blend: { plan: await this.#load(folder), vector: sum, title }, readMs };
  }

  /** Side of the squares that addPicture takes. */
  readonly pictureSide = 256;

  /** Adds the styles of a net that a visitor brought. A name that is taken gets a number. */
  addNet(plan: StylePlan): StyleCard[] {
    const { title, paper, styles } = plan.description;
    const netId = this.#freeId(plan.description.id);
    return styles.map((style, i) => {
      const card: StyleCard = {
        ...{ id: this.#freeId(style.id), title: style.title, thumbnail: null, shipped: false },
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

const oneHot = (at: number, length: number) => Float32Array.from({ length }, (_, i) => (i === at ? 1 : 0));
