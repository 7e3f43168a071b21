/** Who gets the pictures beside whoever sees this page. */
import { computed } from '@preact/signals';
import { t } from '../language/language.ts';
import { isTaken, open } from './output_store.ts';
import { whipState } from './whip/whip_store.ts';

export const isOut = computed(
  () => Object.values(open.value).includes(true) || whipState.value.kind === 'live' || isTaken.value,
);

/** In words, of all who are not this device's own windows. */
export function whoGets(): string {
  const said = [
    ...(whipState.value.kind === 'off' ? [] : [t('output.isStreamed')]),
    ...(isTaken.value ? [t('output.isTaken')] : []),
  ];
  return said.join(' ') || t('sources.picturesStayOnThisDevice');
}
