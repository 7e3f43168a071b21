import type { Catalogue } from '../contract/cards.ts';
import { t } from './language/language.ts';
import { findView, namesNear } from './url_state/find_view.ts';
import type { UrlIssue } from './url_state/settings.ts';

export interface Offer {
  /** The catalogue with the offered views alone. */
  readonly offered: Catalogue;
  /** Their ids in the order in which they are offered; empty where all are. */
  readonly order: readonly string[];
  readonly issues: UrlIssue[];
}

/** Of the setting, in a configuration file. */
const PATH = ['start', 'views'];

/**
 * What of the catalogue the page offers.
 * @param wanted ids or titles of views in the order in which they are offered; none offers all
 * @returns all views where none of the wanted ones is there
 */
export function offeredViews(catalogue: Catalogue, wanted: readonly string[]): Offer {
  const { techniques, slowTechniques } = catalogue;
  const all = [...techniques, ...slowTechniques];
  const found = wanted.map((name) => ({ name, id: findView(all, name)?.id }));
  const order = [...new Set(found.flatMap(({ id }) => id ?? []))];
  const issues = found
    .filter(({ id }) => id === undefined)
    .map(({ name }) => ({
      name: 'UnknownTechniqueError',
      message: t('shell.thereIsNoViewName', { name, near: namesNear(all, name) }),
      path: PATH,
    }));
  if (order.length === 0) return { offered: catalogue, order, issues };
  const pick = <T extends { id: string }>(cards: readonly T[]): T[] =>
    order.flatMap((id) => cards.filter((card) => card.id === id));
  const live = pick(techniques);
  if (live.length > 0)
    return {
      offered: { ...catalogue, techniques: live, slowTechniques: pick(slowTechniques) },
      order,
      issues,
    };
  issues.push({ name: 'AddressError', message: t('shell.paintingsLieBesideALive'), path: PATH });
  return { offered: catalogue, order: [], issues };
}

/** The ids of all views, in their order on screen. @param order as above */
export function viewOrder({ techniques, slowTechniques }: Catalogue, order: readonly string[]): string[] {
  const ids = [...techniques, ...slowTechniques].map(({ id }) => id);
  return ids.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
