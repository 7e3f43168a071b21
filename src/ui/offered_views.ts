import type { Catalogue } from '../contract/cards.ts';
import { findView, namesNear } from './url_state/find_view.ts';
import type { UrlIssue } from './url_state/settings.ts';

export interface Offer {
  /** The catalogue with the offered views alone. */
  readonly offered: Catalogue;
  /** Their ids in the order in which they are offered; empty where all are. */
  readonly order: readonly string[];
  readonly complaints: UrlIssue[];
}

/**
 * What of the catalogue the page offers.
 * @param wanted ids or titles of views in the order in which they are offered; none offers all
 * @returns all views where none of the wanted ones is there
 */
export function offeredViews(catalogue: Catalogue, wanted: readonly string[]): Offer {
  const { techniques, paintings } = catalogue;
  const all = [...techniques, ...paintings];
  const found = wanted.map((name) => ({ name, id: findView(all, name)?.id }));
  const order = [...new Set(found.flatMap(({ id }) => id ?? []))];
  const complaints = found
    .filter(({ id }) => id === undefined)
    .map(({ name }) => ({
      name: 'UnknownTechniqueError',
      message: `There is no view “${name}” to offer. ${namesNear(all, name)}`,
    }));
  if (order.length === 0) return { offered: catalogue, order, complaints };
  const pick = <T extends { id: string }>(cards: readonly T[]): T[] =>
    order.flatMap((id) => cards.filter((card) => card.id === id));
  const live = pick(techniques);
  if (live.length > 0)
    return { offered: { ...catalogue, techniques: live, paintings: pick(paintings) }, order, complaints };
  const message =
    'Paintings lie beside a live view: “views” has to name at least one. All views are offered.';
  return { offered: catalogue, order: [], complaints: [...complaints, { name: 'AddressError', message }] };
}

/** The ids of all views, in their order on screen. @param order as above */
export function viewOrder({ techniques, paintings }: Catalogue, order: readonly string[]): string[] {
  const ids = [...techniques, ...paintings].map(({ id }) => id);
  return ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
