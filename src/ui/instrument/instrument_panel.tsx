import { t } from '../language/language.ts';
import * as live from '../live_style/store.ts';
import * as page from '../store.ts';
import { ControlPanel } from './control_panel.tsx';
import { mapping } from './control_store.ts';
import { CueList } from './cue_list.tsx';
import { cues } from './cue_store.ts';
import { SoundPanel } from './sound/sound_panel.tsx';
import { source } from './sound/sound_store.ts';

/** The live style as an instrument. A kiosk's visitors play without it. */
export function InstrumentPanel() {
  if (!live.isOpen.value || page.kiosk.value) return null;
  return (
    <section class="panel-section instrument" aria-label={t('instrument.title')}>
      <h2>{t('instrument.title')}</h2>
      <details class="more" open={cues.value.length > 0}>
        <summary>{t('instrument.cues')}</summary>
        <div class="instrument-part">
          <CueList />
        </div>
      </details>
      <details class="more" open={Object.keys(mapping.value).length > 0}>
        <summary>{t('instrument.controls')}</summary>
        <div class="instrument-part">
          <ControlPanel />
        </div>
      </details>
      <details class="more" open={source.value !== 'none'}>
        <summary>{t('instrument.sound')}</summary>
        <div class="instrument-part">
          <SoundPanel />
        </div>
      </details>
    </section>
  );
}
