import { ArrowDown, ArrowUp, Download, Pencil, SkipBack, SkipForward, Trash2, Upload } from 'lucide-preact';
import { AskingButton, IconButton } from '../components/icon_button.tsx';
import { Switch } from '../components/switch.tsx';
import { t } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import { type Cue, LONGEST_FADE, LONGEST_NAME } from './cue_file.ts';
import * as store from './cue_store.ts';
import * as cues from './cues.ts';

/** Looks in an order, each with a name and a time in which it comes up. */
export function CueList() {
  const all = store.cues.value;
  return (
    <>
      {all.length === 0 && <p class="help">{t('instrument.noCues')}</p>}
      <ol class="cues">
        {all.map((cue, at) => (
          <CueRow key={at} cue={cue} at={at} />
        ))}
      </ol>
      <button type="button" class="text-button" onClick={cues.addCue}>
        {t('instrument.keepThisLook')}
      </button>
      <div class="buttons">
        <IconButton icon={SkipBack} label={t('instrument.cueBefore')} onClick={() => cues.stepCue(-1)} />
        <IconButton icon={SkipForward} label={t('instrument.nextCue')} onClick={() => cues.stepCue(1)} />
        {all.length > 0 && (
          <IconButton icon={Download} label={t('instrument.saveCues')} onClick={cues.saveCues} />
        )}
        <FilePicker
          label={t('instrument.cues')}
          accept=".json"
          onFiles={([file]) => {
            if (file) cues.openCues(file).catch(notifyError);
          }}
        >
          {(open) => <IconButton icon={Upload} label={t('instrument.openCues')} onClick={open} />}
        </FilePicker>
        {all.length > 0 && (
          <AskingButton
            icon={Trash2}
            label={t('instrument.removeAllCues')}
            question={t('instrument.reallyRemove')}
            onSure={cues.removeAllCues}
          />
        )}
      </div>
      <Switch
        label={t('instrument.cueKeys')}
        help={t('instrument.cueKeysHelp')}
        checked={store.cueKeys.value}
        onChange={(on) => (store.cueKeys.value = on)}
      />
    </>
  );
}

function CueRow({ cue, at }: { cue: Cue; at: number }) {
  const isCalled = store.called.value === at;
  const isEdited = store.edited.value === at;
  const part = isCalled ? (store.fading.value ?? 1) : 0;
  return (
    <li class={isCalled ? 'called' : ''}>
      <button
        type="button"
        class="cue-name"
        aria-pressed={isCalled}
        style={{ '--part': `${100 * part}%` }}
        onClick={() => cues.callCue(at)}
      >
        <span class="cue-number">{at + 1}</span>
        <span class="cue-title">{cue.name}</span>
        <span class="cue-seconds">{t('instrument.seconds', { seconds: cue.seconds })}</span>
      </button>
      <IconButton
        icon={Pencil}
        label={t('instrument.changeCue', { name: cue.name })}
        pressed={isEdited}
        onClick={() => (store.edited.value = isEdited ? null : at)}
      />
      {isEdited && <CueEditor cue={cue} at={at} />}
    </li>
  );
}

function CueEditor({ cue, at }: { cue: Cue; at: number }) {
  return (
    <div class="cue-editor">
      <label>
        {t('instrument.name')}
        <input
          class="text"
          type="text"
          maxLength={LONGEST_NAME}
          value={cue.name}
          onChange={({ currentTarget }) => {
            const name = currentTarget.value.trim();
            if (name) cues.changeCue(at, { name });
            else currentTarget.value = cue.name;
          }}
        />
      </label>
      <label>
        {t('instrument.crossFade')}
        <input
          class="text"
          type="number"
          min={0}
          max={LONGEST_FADE}
          step={0.5}
          value={cue.seconds}
          onChange={({ currentTarget }) => {
            const seconds = Math.min(LONGEST_FADE, Math.max(0, currentTarget.valueAsNumber));
            if (Number.isFinite(seconds)) cues.changeCue(at, { seconds });
            currentTarget.value = `${Number.isFinite(seconds) ? seconds : cue.seconds}`;
          }}
        />
      </label>
      <button type="button" class="text-button" onClick={() => cues.retakeCue(at)}>
        {t('instrument.takeLookOfNow')}
      </button>
      <div class="buttons">
        <IconButton icon={ArrowUp} label={t('instrument.earlier')} onClick={() => cues.moveCue(at, -1)} />
        <IconButton icon={ArrowDown} label={t('instrument.later')} onClick={() => cues.moveCue(at, 1)} />
        <IconButton
          icon={Trash2}
          label={t('instrument.removeCue', { name: cue.name })}
          onClick={() => cues.removeCue(at)}
        />
      </div>
    </div>
  );
}
