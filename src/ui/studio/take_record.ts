/** The settings of a job, one of the filmstrip's or a saved one, become the page's. */
import { batch } from '@preact/signals';
import type { Target, TaughtTarget } from '../../contract/target.ts';
import { type JobRecord, type ModelRecord, otherNetwork } from '../../media/png/job_record.ts';
import { phrase, t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as page from '../store.ts';
import * as teach from '../teach/teach_store.ts';
import { checkRequested } from '../url_state/check_requested.ts';
import { DEFAULT_SETTINGS } from '../url_state/settings.ts';
import { tellIssues } from '../url_state/tell_issues.ts';
import { chooseView } from './actions.ts';
import * as studio from './store.ts';
import { changedValues } from './values.ts';

/** What does not fit this program or this network is told, and left as it is. @returns whether the settings were taken */
export function takeRecord(record: JobRecord): boolean {
  const catalogue = page.catalogue.value;
  if (!catalogue) {
    notify('hint', t('studio.notYet'), t('studio.waitingForTheNetwork'));
    return false;
  }
  const card = catalogue.slowTechniques.find(({ id }) => id === record.painting);
  if (!card) {
    notify(
      'error',
      'UnknownTechniqueError',
      t('studio.thereIsNoPaintingPainting', { painting: record.painting }),
    );
    return false;
  }
  const { weightsSha256 } = catalogue.network;
  const other = otherNetwork(record, { id: page.networkId.value, weightsSha256 });
  if (other)
    notify('hint', t('studio.anotherNetwork'), t('studio.otherTheSameSettingsMay', { other: phrase(other) }));
  const texts = Object.entries(record.settings).map(([name, value]) => [name, `${value}`] as const);
  const checked = checkRequested(
    {
      ...{ ...DEFAULT_SETTINGS, technique: card.id, parameters: { [card.id]: Object.fromEntries(texts) } },
      target: record.target === null || record.target.kind === 'taught' ? { kind: 'top' } : record.target,
    },
    catalogue,
  );
  tellIssues('error', checked.issues, 'ParameterError');
  const values = checked.parameters[card.id] ?? {};
  const preset = card.presets[0]?.id;
  batch(() => {
    chooseView(card.id);
    studio.presets.value = { ...studio.presets.value, ...(preset && { [card.id]: preset }) };
    page.parameters.value = {
      ...page.parameters.value,
      [card.id]: changedValues(card, catalogue.network, preset, values),
    };
    studio.seed.value = record.seed;
    if (record.target)
      page.target.value = record.target.kind === 'taught' ? taughtHere(record.target) : checked.target;
    takeStyles(record.models ?? []);
  });
  return true;
}

/** The class of the same name, where it is taught here too. */
function taughtHere({ name }: TaughtTarget): Target {
  const here = teach.targets.value.find((one) => one.name === name);
  if (here) return here;
  notify('hint', t('studio.anotherClass'), t('studio.paintedTowardsTaught', { name }));
  return { kind: 'top' };
}

/**
 * A style that the person brought is known by its picture: others may have its title. One that ships has its title to itself, and
 * an old record says nothing else.
 */
function styleHere({ title, sha256 }: ModelRecord): studio.Style | undefined {
  const titled = studio.styles.value.filter((one) => one.title === title);
  if (sha256 === undefined) return titled[0];
  return studio.styles.value.find((one) => one.sha256 === sha256) ?? titled.find(({ own }) => !own);
}

function takeStyles(models: readonly ModelRecord[]): void {
  const found = models.flatMap((model) => {
    const style = styleHere(model);
    return style ? [{ id: style.id, weight: model.weight }] : [];
  });
  if (found.length > 0) studio.chosenStyles.value = found;
  const missing = models.filter((model) => !styleHere(model));
  if (missing.length > 0) {
    const titles = missing.map(({ title }) => `“${title}”`).join(', ');
    notify('hint', t('studio.style'), t('studio.itWasPaintedAfterTitles', { titles }));
  }
}
