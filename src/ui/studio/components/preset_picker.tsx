import type { SlowTechniqueCard } from '../../../contract/jobs.ts';
import { t } from '../../language/language.ts';
import * as page from '../../store.ts';
import { choosePreset } from '../actions.ts';
import * as studio from '../store.ts';

/** Settings that go together, by name; what was changed since then is said. */
export function PresetPicker({ card }: { card: SlowTechniqueCard }) {
  const chosen = studio.presets.value[card.id] ?? card.presets[0]?.id;
  const changed = Object.keys(page.parameters.value[card.id] ?? {}).length > 0;
  if (card.presets.length < 2) return null;
  return (
    <fieldset class="presets" aria-label={t('studio.presets')}>
      {card.presets.map(({ id, title }) => (
        <label key={id} class={id === chosen ? 'chosen' : ''}>
          <input
            type="radio"
            name="preset"
            checked={id === chosen}
            onChange={() => choosePreset(id)}
            onClick={() => id === chosen && changed && choosePreset(id)}
          />
          {title}
          {id === chosen && changed && <span title={t('studio.changedClickToGoBack')}>*</span>}
        </label>
      ))}
    </fieldset>
  );
}
