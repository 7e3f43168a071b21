import type { TechniqueResult } from '../../contract/view.ts';
import { percent } from '../format.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import { targetName } from '../studio/order.ts';

/**
 * What a picture was made for, in words that stand on it: while things move before the camera the leading class changes
 * before the picture does.
 * @returns null where nothing in particular is looked for
 */
export function targetText(pane: TechniqueResult): string | null {
  const { target, probability } = pane;
  const network = store.networkOf(pane);
  if (!target || !network) return null;
  if (pane.picture.kind === 'fooled')
    return t('classes.madeToSayWanted', { wanted: className(pane.picture.fooling.wanted) });
  const certainty = probability === undefined ? '' : ` ${percent(probability)}`;
  return t('classes.lookingFor', { target: `${targetName(target, network)}${certainty}` });
}
