import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import type { Job } from '../../../studio/job.ts';
import { Facts } from '../../components/facts.tsx';
import { settingWords } from '../../components/setting_words.ts';
import { t } from '../../language/language.ts';
import { targetName } from '../order.ts';
import { isOfNow } from './job_words.ts';

/** With which settings it was painted. */
export function SettingsList({ job, card }: { job: Job; card: SlowTechniqueCard }) {
  const { settings, seed, target } = job.order;
  const known = Object.entries(settings).flatMap(([name, value]) => {
    const parameter = card.parameters[name];
    return parameter ? [[parameter.label, settingWords(parameter, value)] as const] : [];
  });
  const rows = [
    ...(target ? [[t('studio.target'), isOfNow(job) ? targetName(target) : job.subject] as const] : []),
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
