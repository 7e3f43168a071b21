import { FileAudio, Mic, Square } from 'lucide-preact';
import { Segmented } from '../../components/segmented.tsx';
import { Slider } from '../../components/slider.tsx';
import { t } from '../../language/language.ts';
import { FilePicker } from '../../sources/file_picker.tsx';
import { isEven } from '../controls.ts';
import { SILENCE, shareOf } from './hearing.ts';
import { startSound, stopSound } from './sound.ts';
import * as store from './sound_store.ts';

/** The microphone or a file drives a setting. */
export function SoundPanel() {
  const now = store.settings.value;
  const change = (changed: Partial<store.SoundSettings>) =>
    (store.settings.value = { ...store.settings.value, ...changed });
  // A level takes no next style.
  const driven = store.DRIVEN.filter((action) => now.listens === 'beat' || isEven(action));
  return (
    <>
      {store.source.value === 'none' ? (
        <div class="sound-sources">
          <button type="button" class="text-button" onClick={() => void startSound('microphone')}>
            <Mic size={16} strokeWidth={1.6} aria-hidden="true" />
            {t('instrument.microphone')}
          </button>
          <FilePicker
            label={t('instrument.soundFile')}
            accept="audio/*,video/*"
            onFiles={([file]) => {
              if (file) void startSound('file', file);
            }}
          >
            {(open) => (
              <button type="button" class="text-button" onClick={open}>
                <FileAudio size={16} strokeWidth={1.6} aria-hidden="true" />
                {t('instrument.soundFile')}
              </button>
            )}
          </FilePicker>
        </div>
      ) : (
        <button type="button" class="text-button" onClick={stopSound}>
          <Square size={16} strokeWidth={1.6} aria-hidden="true" />
          {t('instrument.stopSound')}
        </button>
      )}
      <Meter gain={now.gain} />
      <p class="help" role="status">
        {store.source.value === 'microphone' && store.heard.value?.mute && t('instrument.mute')}
      </p>
      <Segmented
        label={t('instrument.listens')}
        options={store.LISTENS.map((value) => ({ value, label: t(`instrument.listens_${value}`) }))}
        value={now.listens}
        onChange={(listens) =>
          change({ listens, ...(listens === 'level' && !isEven(now.drives) && { drives: 'strength' }) })
        }
      />
      <label class="sound-drives">
        {t('instrument.drives')}
        <select
          class="select"
          value={now.drives}
          onChange={({ currentTarget: { value } }) =>
            change({ drives: driven.find((one) => one === value) ?? now.drives })
          }
        >
          {driven.map((action) => (
            <option key={action} value={action}>
              {t(`instrument.does_${action}`)}
            </option>
          ))}
        </select>
      </label>
      <Slider
        {...store.GAIN}
        label={t('instrument.gain')}
        value={now.gain}
        format={(value) => t('instrument.decibels', { value })}
        onInput={(gain) => change({ gain })}
      />
      <Slider
        {...store.SMOOTHING}
        label={t('instrument.smoothing')}
        value={now.smoothing}
        format={(seconds) => t('instrument.seconds', { seconds })}
        onInput={(smoothing) => change({ smoothing })}
      />
    </>
  );
}

function Meter({ gain }: { gain: number }) {
  const heard = store.heard.value;
  const level = Math.round(Math.max(SILENCE, heard?.level ?? SILENCE));
  return (
    <div class="sound-meter">
      <span class="sound-level" style={{ '--part': `${100 * (heard ? shareOf(heard.level, gain) : 0)}%` }} />
      <output aria-live="off" aria-label={t('instrument.level')}>
        {heard ? t('instrument.decibels', { value: level }) : '–'}
      </output>
      <span class={`sound-beat ${heard?.beat ? 'on' : ''}`} aria-hidden="true" />
    </div>
  );
}
