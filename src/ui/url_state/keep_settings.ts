/** Writes what a person has set into the address and this browser's storage. */
import { effect } from '@preact/signals';
import { mapping } from '../instrument/control_store.ts';
import { cues } from '../instrument/cue_store.ts';
import { settings as sound } from '../instrument/sound/sound_store.ts';
import { type Personal, saveChanges } from '../kiosk/personal.ts';
import { chosenLanguage } from '../language/language.ts';
import { keptOutput } from '../output/output_control.ts';
import { keptRecord } from '../record/record_store.ts';
import { captures, lens } from '../sources/capture_store.ts';
import * as store from '../store.ts';
import { chosenLength, largeType } from '../view_list.ts';
import { welcomed } from '../welcome/welcome_store.ts';
import { presentAddress } from './page_settings.ts';

/** Address and storage are written at most this often, also while something changes all the time: browsers forbid more. */
const KEEP_MS = 400;

/** A kiosk keeps nothing: its address says what each visitor finds. */
export function keepSettings(): void {
  if (store.kiosk.value) return;
  /** What the page began with, or kept last: what its address says is nobody's change. */
  let before: Personal | null = null;
  let latest: { address: string; personal: Personal } | null = null;
  const save = () => {
    // The stage alone is changed by the page around it, and by no person.
    if (!latest || !before || store.configured.value.clean) return;
    saveChanges(before, latest.personal);
    before = latest.personal;
  };
  const write = () => {
    if (latest)
      history.replaceState(history.state, '', `${location.pathname}${latest.address}${location.hash}`);
    save();
    latest = null;
  };
  // What was set a moment ago is not lost with the page; the address of a page that goes cannot be changed any more.
  addEventListener('pagehide', save);
  effect(() => {
    const address = presentAddress();
    const personal: Personal = {
      display: store.display.value,
      deviceId: store.deviceId.value,
      signKeys: store.signKeys.value,
      language: chosenLanguage.value,
      welcomed: welcomed.value,
      viewList: chosenLength.value,
      largeType: largeType.value,
      captures: captures.value,
      lens: lens.value,
      cameraMountings: store.cameraMountings.value,
      output: keptOutput(),
      record: keptRecord(),
      cues: cues.value,
      controls: mapping.value,
      sound: sound.value,
    };
    before ??= personal;
    if (!store.catalogue.value) return;
    if (!latest) setTimeout(write, KEEP_MS);
    latest = { address, personal };
  });
}
