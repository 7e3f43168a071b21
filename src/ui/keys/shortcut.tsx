import { areSignsKeys } from '../store.ts';

/** Letters, digits and signs, as they are shown; arrows are none. */
const isSign = (shown: string) => shown === 'Space' || /^[^←→↑↓]$/u.test(shown);

/** A key as it is shown, where it does something: letters, digits and signs can be switched off. */
export const shortcut = (shown: string): string | undefined =>
  areSignsKeys.value || !isSign(shown) ? shown : undefined;

/** What a button does, and by which key. */
export const withShortcut = (name: string, shown: string): string =>
  [name, shortcut(shown)].filter((part) => part !== undefined).join('  ');

/** The key that does what a button does, on it. */
export const Shortcut = ({ shown }: { shown: string }) => shortcut(shown) && <kbd>{shown}</kbd>;
