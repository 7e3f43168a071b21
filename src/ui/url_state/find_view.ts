import { nearest } from '../../contract/reading/nearest.ts';
import { t } from '../language/language.ts';

export interface Named {
  readonly id: string;
  readonly title: string;
}

/** Capitals, spaces and hyphens do not count. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');

/** A view by its id or its title as people write them: `grad-cam`, `Grad-CAM`, `classes`. */
export function findView<V extends Named>(views: readonly V[], requested: string): V | undefined {
  const wanted = plain(requested);
  if (!wanted) return undefined;
  const by = (key: 'id' | 'title') => views.find((view) => plain(view[key]) === wanted);
  return views.find(({ id }) => id === requested) ?? by('id') ?? by('title');
}

const MOST_NEAR = 3;

/** The sentence that says which views, or styles, there are: those near to what was asked for, else all. */
export function namesNear(views: readonly Named[], requested: string): string {
  const names = views.map(({ id, title }) => (plain(id) === plain(title) ? id : `${id} (${title})`));
  const near = nearest(requested, names, MOST_NEAR).map((at) => names[at]);
  return near.length > 0
    ? t('address.nearToItJoin', { names: near.join(', ') })
    : t('address.thereAreJoin', { names: views.map(({ id }) => id).join(', ') });
}
