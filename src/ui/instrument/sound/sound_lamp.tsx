import { t } from '../../language/language.ts';
import { isOpen } from '../../live_style/store.ts';
import { stopSound } from './sound.ts';
import { source } from './sound_store.ts';

/** Says over the stage of other views that the live style goes on listening; a click ends it. Its own view has the panel. */
export function SoundLamp() {
  if (source.value === 'none' || isOpen.value) return null;
  return (
    <button type="button" class="recording" title={t('instrument.stopSound')} onClick={stopSound}>
      <span class="recording-lamp" aria-hidden="true" />
      <span>{t('instrument.listening')}</span>
    </button>
  );
}
