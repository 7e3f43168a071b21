import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import type { Parameter, ParameterValue } from '../../../contract/parameter.ts';
import type { Job } from '../../../studio/job.ts';
import { Facts } from '../../components/facts.tsx';
import { formatValue } from '../../format.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { targetName } from '../order.ts';

/** With which settings it was painted. */
export function SettingsList({ job, card }: { job: Job; card: SlowTechniqueCard }) {
  const { settings, seed, target } = job.order;
  const known = Object.entries(settings).flatMap(([name, value]) => {
    const parameter = card.parameters[name];
    return parameter ? [[parameter.label, written(parameter, value)] as const] : [];
  });
  const rows = [
    ...(target ? [[t('studio.target'), targetName(target)] as const] : []),
    ...known,
    [t('studio.seed'), `${seed}`] as const,
  ];
  return (
    <details class="more settings-list">
      <summary>{t('studio.settings')}</summary>
      <Facts rows={rows} />
    </details>
  );
}

function written(parameter: Parameter, value: ParameterValue): string {
  switch (parameter.kind) {
    case 'number':
      return formatValue(Number(value));
    case 'toggle':
      return value ? 'on' : 'off';
    case 'choice':
      return parameter.options.find((option) => option.value === value)?.label ?? `${value}`;
    case 'styles':
    case 'page':
      return `${value}`;
    case 'layer':
      return page.layerTitle(`${value}`);
  }
}
