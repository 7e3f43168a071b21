import { Circle, Image, Repeat } from 'lucide-preact';
import { Segmented } from '../components/segmented.tsx';
import { Switch } from '../components/switch.tsx';
import { wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import { canWriteFiles } from './record_control.ts';
import * as store from './record_store.ts';

const LOOP_NAMES: Readonly<Record<store.LoopFormat, string>> = { webp: 'WebP', gif: 'GIF' };

/** How the stage is recorded, and what begins it. */
export function RecordPanel() {
  const { recording } = useCommands();
  const isFilming = store.recordedSeconds.value !== null;
  const isWaiting = store.countdown.value !== null;
  const share = store.looping.value;
  return (
    <section>
      <h2>{t('record.title')}</h2>
      <Segmented
        label={t('record.format')}
        options={[
          { value: 'webm', label: 'WebM' },
          { value: 'mp4', label: 'MP4' },
        ]}
        value={store.format.value}
        onChange={(format) => (store.format.value = format)}
      />
      <SoundPicker />
      <label class="output-field">
        {t('record.timer')}
        <select
          class="select"
          value={store.timer.value}
          onChange={({ currentTarget: { value } }) => (store.timer.value = Number(value))}
        >
          {store.TIMERS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t('record.atOnce') : t('record.seconds', { seconds })}
            </option>
          ))}
        </select>
      </label>
      <label class="output-field">
        {t('record.loopFormat')}
        <select
          class="select"
          value={store.loopFormat.value}
          onChange={({ currentTarget: { value } }) => {
            store.loopFormat.value = store.LOOP_FORMATS.find((one) => one === value) ?? 'webp';
          }}
        >
          {store.LOOP_FORMATS.map((format) => (
            <option key={format} value={format}>
              {LOOP_NAMES[format]}
            </option>
          ))}
        </select>
      </label>
      {canWriteFiles() && (
        <Switch
          label={t('record.toDisk')}
          help={t('record.toDiskHelp')}
          checked={store.toDisk.value}
          onChange={(on) => (store.toDisk.value = on)}
        />
      )}
      <button type="button" class={`text-button ${isFilming ? 'on' : ''}`} onClick={recording.toggle}>
        <Circle class="record-sign" size={16} strokeWidth={1.6} aria-hidden="true" />
        {isWaiting ? t('record.call') : isFilming ? t('record.end') : t('record.film')}
      </button>
      <div class="two">
        <button type="button" class="text-button" disabled={isFilming || isWaiting} onClick={recording.shoot}>
          <Image size={16} strokeWidth={1.6} aria-hidden="true" />
          {t('record.picture')}
        </button>
        <button
          type="button"
          class="text-button"
          disabled={isFilming || isWaiting || share !== null}
          onClick={recording.loop}
        >
          <Repeat size={16} strokeWidth={1.6} aria-hidden="true" />
          {share === null ? t('record.loop') : wholePercent(share)}
        </button>
      </div>
      {store.takes.value > 0 && <p class="help">{t('record.takes', { count: store.takes.value })}</p>}
    </section>
  );
}

function SoundPicker() {
  return (
    <FilePicker
      label={t('record.soundFile')}
      accept="audio/*,video/*"
      onFiles={([file]) => {
        store.soundFile.value = file ?? null;
        store.sound.value = file ? 'file' : 'none';
      }}
    >
      {(choose) => (
        <label class="output-field">
          {t('record.sound')}
          <select
            class="select"
            value={store.sound.value}
            onChange={({ currentTarget }) => {
              const chosen = store.SOUNDS.find((one) => one === currentTarget.value) ?? 'none';
              if (chosen === 'file') {
                // Until a file is there the choice stays as it was.
                currentTarget.value = store.sound.value;
                choose();
              } else store.sound.value = chosen;
            }}
          >
            <option value="none">{t('record.none')}</option>
            <option value="microphone">{t('record.microphone')}</option>
            <option value="file">
              {store.soundFile.value
                ? t('record.fileOf', { name: store.soundFile.value.name })
                : t('record.aFile')}
            </option>
          </select>
        </label>
      )}
    </FilePicker>
  );
}
