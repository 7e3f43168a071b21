import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { Facts } from '../../components/facts.tsx';
import { settingWords } from '../../components/setting_words.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { targetName } from '../order.ts';

/** With which settings it was painted. */
export function SettingsList({ job, card }: { job: Job; card: SlowTechniqueCard }) {
  const { settings, seed, target } = job.order;
  // Another network may have other classes and layers: what was said of them when it was ordered stays.
  const isHere = job.network === page.networkId.value;
  const known = Object.entries(settings).flatMap(([name, value]) => {
    const parameter = card.parameters[name];
    return parameter ? [[parameter.label, settingWords(parameter, value)] as const] : [];
  });
  const rows = [
    ...(target ? [[t('studio.target'), isHere ? targetName(target) : job.subject] as const] : []),
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
