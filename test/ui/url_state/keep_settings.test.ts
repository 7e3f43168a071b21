import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPersonal } from '../../../src/ui/kiosk/personal.ts';
import { catalogue } from '../small_catalogue.ts';

/** What this browser has stored, in whichever of its pages. */
const stored = new Map<string, string>();

/** A page of this browser beside those that are open, as it is a while after it was opened. */
async function openPage(query: string) {
  vi.resetModules();
  const store = await import('../../../src/ui/store.ts');
  const { cues } = await import('../../../src/ui/instrument/cue_store.ts');
  const { mapping } = await import('../../../src/ui/instrument/control_store.ts');
  const { largeType } = await import('../../../src/ui/view_list.ts');
  const output = await import('../../../src/ui/output/output_store.ts');
  const { whipAddress } = await import('../../../src/ui/output/whip/whip_store.ts');
  const { applyCatalogue, startFromUrl } = await import('../../../src/ui/url_state/page_settings.ts');
  const { keepSettings } = await import('../../../src/ui/url_state/keep_settings.ts');
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
  });
  vi.stubGlobal('document', { documentElement: { classList: { toggle: () => {} } } });
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('history', { state: null, replaceState: () => {} });
  vi.stubGlobal('location', { pathname: '/', hash: '' });
  startFromUrl(query);
  keepSettings();
  applyCatalogue(catalogue);
  vi.advanceTimersByTime(1000);
  return { ...store, cues, mapping, largeType, output, whipAddress };
}

beforeEach(() => {
  vi.useFakeTimers();
  stored.clear();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const CUE = { name: 'Dawn', seconds: 4, look: { settings: { style: 'frost' }, split: 0.5 } };

it('two pages of a browser keep what was changed in each of them', async () => {
  const [one, other] = [await openPage(''), await openPage('')];
  one.cues.value = [CUE];
  one.mapping.value = { strength: 'midi-cc-1-7' };
  vi.advanceTimersByTime(1000);
  other.largeType.value = true;
  vi.advanceTimersByTime(1000);
  const kept = { largeType: true, cues: [CUE], controls: { strength: 'midi-cc-1-7' } };
  expect(loadPersonal()).toMatchObject(kept);
  // What a page has kept before does not come back with its next change.
  one.largeType.value = true;
  vi.advanceTimersByTime(1000);
  one.largeType.value = false;
  vi.advanceTimersByTime(1000);
  other.mapping.value = { blend: 'midi-cc-1-8' };
  vi.advanceTimersByTime(1000);
  const controls = { strength: 'midi-cc-1-7', blend: 'midi-cc-1-8' };
  expect(loadPersonal()).toMatchObject({ ...kept, largeType: false, controls });
});

it('two pages keep what was changed in each of them of one group of settings, and what was taken out of it', async () => {
  const [one, other] = [await openPage(''), await openPage('')];
  one.whipAddress.value = 'https://house.example/whip';
  one.mapping.value = { strength: 'midi-cc-1-7', blend: 'midi-cc-1-8' };
  vi.advanceTimersByTime(1000);
  other.output.mirror.value = true;
  other.mapping.value = { nextCue: 'midi-note-10-36' };
  vi.advanceTimersByTime(1000);
  one.mapping.value = { strength: 'midi-cc-1-7' };
  vi.advanceTimersByTime(1000);
  expect(loadPersonal().output).toMatchObject({ mirror: true, whip: 'https://house.example/whip' });
  expect(loadPersonal().controls).toEqual({ strength: 'midi-cc-1-7', nextCue: 'midi-note-10-36' });
});

it('what the address of a page says is not kept until somebody changes it', async () => {
  const { display, output } = await openPage('?mirror=0&output=320x180&large=1');
  expect(stored.size).toBe(0);
  display.value = { ...display.value, smooth: false };
  output.mirror.value = true;
  vi.advanceTimersByTime(1000);
  expect(loadPersonal()).toMatchObject({
    display: { smooth: false, mirror: true },
    output: { size: null, mirror: true },
    largeType: false,
  });
});

it('the stage alone keeps nothing: the page around it sets it', async () => {
  const { display } = await openPage('?clean=1');
  display.value = { ...display.value, fit: 'fill' };
  vi.advanceTimersByTime(1000);
  expect(stored.size).toBe(0);
});
