/** Asked for by `npm run prove -- tests`: what `npm test` takes a part of, because it takes long, is taken whole. */
export const THOROUGH = import.meta.env.THOROUGH === '1';

/** @returns the first so many cases, or all of them where everything is asked for */
export const some = <Case>(count: number, cases: readonly Case[]): readonly Case[] =>
  THOROUGH ? cases : cases.slice(0, count);

/** Of different shapes, classes and backgrounds. */
const TWO = ['dog', 'lemur'];

/** @returns the cases of two photographs, or of all five where everything is asked for */
export const someImages = <Case extends { readonly image: string }>(
  cases: readonly Case[],
): readonly Case[] =>
  THOROUGH ? cases : cases.filter(({ image }) => TWO.some((name) => image.endsWith(name)));

/**
 * Cases that are tried in several places.
 * @returns those of one place: each is tried in one of them, or in all where everything is asked for
 */
export const spread = <Case>(cases: readonly Case[], places: number, place: number): readonly Case[] =>
  THOROUGH ? cases : cases.filter((_, i) => i % places === place);
