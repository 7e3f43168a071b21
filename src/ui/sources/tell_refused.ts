import { ScreenError } from '../../camera/index.ts';
import { t } from '../language/language.ts';
import { dismiss, notifyError } from '../notices_store.ts';

/**
 * Tells why what was asked for is not shown. Where only a click is missing, the notice has it, and stays until something is chosen.
 * @param again asks for it once more
 */
export function tellRefused(error: unknown, again: () => void): void {
  const needsClick = error instanceof ScreenError && error.needsClick;
  // For each visitor it is asked for anew.
  if (needsClick) dismissScreen();
  notifyError(error, needsClick, needsClick ? { label: t('sources.shareScreen'), run: again } : null);
}

/** What was told of a screen is past. */
export const dismissScreen = (): void => dismiss(({ name }) => name === 'ScreenError');
