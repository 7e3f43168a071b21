/** From what is set on the page to what the studio is asked for. */

import type { Order, SlowTechniqueCard } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';
import type { NewJob } from '../../studio/job.ts';
import { className, phrase, t } from '../language/language.ts';
import * as page from '../store.ts';
import { targetFor } from '../view_of.ts';
import { whyFull, withinBudget } from './budget.ts';
import * as studio from './store.ts';
import { jobValues } from './values.ts';

/** What is looked at now, with the leading class by its number; null before the first look. */
export function fixedTarget(): FixedTarget | null {
  const card = studio.card.value;
  const target = card ? targetFor(card, page.target.value) : null;
  if (target && target.kind !== 'top') return target;
  const result = page.seenOfPicture.value?.result;
  if (result?.target?.kind === 'class') return result.target;
  const leader = result?.ranking.classes[0];
  return leader ? { kind: 'class', index: leader.index } : null;
}

/** Why there can be no job now; null where there can. */
export function whyNot(): string | null {
  const card = studio.card.value;
  if (!card) return t('studio.chooseAPainting');
  const full = whyFull();
  if (full) return full;
  if (studio.elsewhere.value) return t('studio.anotherTabPaintsCloseIt');
  if (card.needs.content && !page.live.value) return t('studio.waitingForTheFirstPicture');
  if (card.needs.references !== 'none' && studio.wantedStyles.value.length === 0)
    return t('studio.chooseAStyleFirst');
  if (studio.hasTarget.value && !fixedTarget())
    return page.catalogue.value?.network.labels.length === 0
      ? t('studio.thisNetworkHasNoClasses')
      : t('studio.waitingForTheNetwork');
  return null;
}

/** The job as it is set. Call it where `whyNot` is null. */
export function newJob(priority: number): NewJob | null {
  const card = studio.card.value;
  if (!card) return null;
  const target = studio.hasTarget.value ? fixedTarget() : null;
  const order: Order = {
    painting: card.id,
    settings: withinBudget(card, studio.values.value),
    target,
    seed: studio.seed.value,
  };
  const styles = studio.wantedStyles.value.map(
    ({ id }) => studio.styles.value.find((style) => style.id === id)?.title,
  );
  // Titles name the painter and the year after a comma.
  const short = styles.map((title) => title && phrase(title).split(',')[0]);
  const subject = target ? targetName(target) : short.filter(Boolean).join(' + ');
  return { title: card.title, subject, order, network: page.networkId.value, priority };
}

/** A job towards something that was not chosen in its view, with the settings that its view has. */
export function jobTowards(card: SlowTechniqueCard, target: FixedTarget, priority: number): NewJob | null {
  const network = page.catalogue.value?.network;
  if (!network) return null;
  const changed = page.parameters.value[card.id] ?? {};
  const settings = jobValues(card, network, studio.presets.value[card.id], changed);
  const order: Order = { painting: card.id, settings, target, seed: studio.seed.value };
  return { title: card.title, subject: targetName(target), order, network: page.networkId.value, priority };
}

/** What a person calls the target, e.g. "flamingo" or "Block 3, channel 17". @param network whose classes they are */
export function targetName(target: FixedTarget, network = page.catalogue.value?.network): string {
  if (target.kind === 'class')
    return (
      className(network?.labels[target.index] ?? '') || t('classes.classNumber', { index: target.index })
    );
  if (target.kind === 'taught') return `“${target.name}”`;
  const channel = t('classes.channelOf', { layer: page.layerTitle(target.layer), channel: target.channel });
  return target.kind === 'channel' ? channel : t('classes.neuronOf', { channel, y: target.y, x: target.x });
}
