import type { Parameter } from '../../contract/parameter.ts';
import type { FilterState } from '../../network/filters.ts';

/** The setting whether weights are shown as stored or as the folded network applies them. */
export const filterState = (help: string) =>
  ({
    kind: 'choice',
    label: 'Weights',
    help,
    options: [
      { value: 'stored', label: 'stored' },
      { value: 'applied', label: 'applied' },
    ] satisfies { value: FilterState; label: string }[],
    default: 'stored',
  }) as const satisfies Parameter;
