/** The views of the round that a configuration names. */
import type { Exhibit } from '../exhibit/exhibit.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { findView, namesNear } from '../url_state/find_view.ts';
import type { UrlIssue } from '../url_state/settings.ts';

type Round = Exhibit['attract']['views'];

const offered = () => {
  const { techniques = [], slowTechniques = [] } = store.catalogue.value ?? {};
  return [...techniques, ...slowTechniques];
};

/** Those that are offered, by their ids; `attractStep` counts in them. */
export const chosenRound = (configured: Round): Round =>
  configured.flatMap((one) => {
    const id = findView(offered(), one.view)?.id;
    return id === undefined ? [] : [{ ...one, view: id }];
  });

/** What is told of those that are not. */
export const roundIssues = (configured: Round): UrlIssue[] =>
  configured.flatMap(({ view: name }, at) => {
    if (findView(offered(), name)) return [];
    const message = t('shell.thereIsNoViewName', { name, near: namesNear(offered(), name) });
    return [{ name: 'UnknownTechniqueError', message, path: ['attract', 'views', at, 'view'] }];
  });
