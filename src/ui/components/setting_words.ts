import type { Parameter, ParameterValue } from '../../contract/parameter.ts';
import { formatValue } from '../format.ts';
import { t } from '../language/language.ts';
import { layerTitle } from '../store.ts';

/** The value of a setting as a person reads it. */
export function settingWords(parameter: Parameter, value: ParameterValue): string {
  switch (parameter.kind) {
    case 'number':
      return formatValue(Number(value));
    case 'toggle':
      return value ? t('shell.on') : t('shell.off');
    case 'choice':
      return parameter.options.find((option) => option.value === value)?.label ?? `${value}`;
    case 'styles':
    case 'page':
      return `${value}`;
    case 'layer':
      return layerTitle(`${value}`);
  }
}

/** How wide a text is, in Latin letters: those of Korean, Japanese and Chinese count as nearly two. */
export const lettersWide = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter >= '\u2e80' ? 1.8 : 1), 0);
