/** What a language file holds, and what a message needs. English says which messages there are. */
import type { NamesIn } from '../../contract/errors/message.ts';
import type { english } from './en/index.ts';

export type English = typeof english;

/** `FEATURE.NAME` of a message. */
export type Key = {
  [Feature in keyof English & string]: `${Feature}.${keyof English[Feature] & string}`;
}[keyof English & string];

/** A message without placeholders. */
export type PlainKey = { [K in Key]: ValuesOf<K> extends [] ? K : never }[Key];

/** All messages of one feature in another language: one that is missing or unknown does not compile. */
export type Words<Feature> = { readonly [Name in keyof Feature]: string };

/** What the techniques and workers say in English, in another language. English itself holds none of it. */
export interface Said {
  /** By the id of a view or painting. */
  readonly views: Readonly<Record<string, ViewWords>>;
  /**
   * Labels, help, choices, presets, and what workers say, by their English. A placeholder stands for any words, which are spoken
   * too where they are a phrase or a class: `Grad-CAM for {target}`.
   */
  readonly phrases: Readonly<Record<string, string>>;
  /** Classes by their English names. */
  readonly classNames: Readonly<Record<string, string>>;
}

export interface ViewWords {
  readonly title: string;
  /** A first sentence that everybody understands, and one for the student. */
  readonly shows: string;
  readonly read: string;
}

/** A whole language. */
export type Dictionary = { readonly [Feature in keyof English]: Words<English[Feature]> };

/** A language that is not finished: what it lacks is English. */
export type PartialDictionary = { readonly [Feature in keyof English]?: Partial<Words<English[Feature]>> };

type TextOf<K extends Key> = K extends `${infer Feature}.${infer Name}`
  ? Feature extends keyof English
    ? Name extends keyof English[Feature]
      ? English[Feature][Name]
      : never
    : never
  : never;

/** What has to be given with a message: nothing where it has no placeholder. */
export type ValuesOf<K extends Key> = [NamesIn<TextOf<K>>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<TextOf<K>>, string | number>>];
