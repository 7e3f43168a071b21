import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { countdown, recordedSeconds } from './record_store.ts';

/** Says over the stage that it is being filmed, and for how long, or when that begins; a click ends it. */
export function RecordingLamp() {
  const { recording } = useCommands();
  const waits = countdown.value;
  const seconds = recordedSeconds.value;
  if (seconds === null && waits === null) return null;
  return (
    <button
      type="button"
      class="recording"
      title={t('liveStyle.endAndSaveTheVideo')}
      onClick={recording.toggle}
    >
      <span class="recording-lamp" aria-hidden="true" />
      {seconds === null ? (
        <span>{t('record.beginsIn', { seconds: waits ?? 0 })}</span>
      ) : (
        <>
          <span>{t('liveStyle.recording')}</span>
          <time role="timer">{lengthOf(seconds)}</time>
        </>
      )}
    </button>
  );
}

function lengthOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
