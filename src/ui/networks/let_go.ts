/** What only one network means, and how it is let go when another one looks. */
import type { NetworkCard } from '../../contract/network_card.ts';
import { t } from '../language/language.ts';
import { notify } from '../notices_store.ts';

/** @returns what was let go, in words that go on after "let go: "; null where there was nothing */
type LetGo = () => string | null;

const all: LetGo[] = [];

/** A feature that keeps what only one network means says here how it lets go of it. */
export function onOtherNetwork(letGo: LetGo): void {
  all.push(letGo);
}

/** To be called before another network is shown. @returns what was let go */
export const letGoOfNetwork = (): string[] => all.flatMap((letGo) => letGo() ?? []);

type Named = Pick<NetworkCard, 'title'>;

/** Tells in one notice what of the network before was let go; nothing where that is nothing. */
export function tellLost(before: Named, now: Named, lost: readonly string[]): void {
  if (lost.length === 0) return;
  const message = t('address.whatBelongedToTitleAlone', { title: before.title, lost: lost.join('; ') });
  notify('hint', t('address.titleLooksNow', { title: now.title }), message);
}
