import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { modelsUrl } from '../live_style/store.ts';
import { SAMPLES } from './classroom_control.ts';

/** Photographs that ship, to predict. Their names would give the answer away. */
export function SampleTiles() {
  const { classroom } = useCommands();
  return (
    <>
      <p class="help">{t('classroom.sample')}</p>
      <div class="sample-tiles">
        {SAMPLES.map((sample, at) => (
          <button
            key={sample}
            type="button"
            aria-label={t('classroom.sampleNumber', { number: at + 1 })}
            onClick={() => void classroom.predict(sample)}
          >
            <img src={new URL(sample, modelsUrl.value).href} alt="" loading="lazy" />
          </button>
        ))}
      </div>
    </>
  );
}
