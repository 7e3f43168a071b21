import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import * as live from './store.ts';

/** Says over the stage that it is being filmed, and for how long; a click ends it. */
export function RecordingLamp() {
  const { liveStyle } = useCommands();
  const seconds = live.recordedSeconds.value;
  if (seconds === null) return null;
  const minutes = Math.floor(seconds / 60);
  return (
    <button
      type="button"
      class="recording"
      title={t('liveStyle.endAndSaveTheVideo')}
      onClick={liveStyle.toggleRecording}
    >
      <span class="recording-lamp" aria-hidden="true" />
      <span>{t('liveStyle.recording')}</span>
      <time role="timer">
        {minutes}:{String(seconds % 60).padStart(2, '0')}
      </time>
    </button>
  );
}
