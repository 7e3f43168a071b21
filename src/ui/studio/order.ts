/** From what is set on the page to what the studio is asked for. */

import type { Order, SlowTechniqueCard } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';
import type { NewJob } from '../../studio/scheduler.ts';
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
  if (!card) return 'Choose a painting.';
  const full = whyFull();
  if (full) return full;
  if (studio.elsewhere.value) return 'Another tab paints: close it to paint here.';
  if (card.needs.content && !page.live.value) return 'Waiting for the first picture.';
  if (card.needs.references !== 'none' && studio.wantedStyles.value.length === 0)
    return 'Choose a style first.';
  if (studio.hasTarget.value && !fixedTarget())
    return page.catalogue.value?.network.labels.length === 0
      ? 'This network has no classes: choose a channel.'
      : 'Waiting for the network.';
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
  const short = styles.map((title) => title?.split(',')[0]);
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
  if (target.kind === 'class') return network?.labels[target.index] ?? `class ${target.index}`;
  if (target.kind === 'taught') return `“${target.name}”`;
  const channel = `${page.layerTitle(target.layer)}, channel ${target.channel}`;
  return target.kind === 'channel' ? channel : `${channel} at ${target.y}, ${target.x}`;
}
