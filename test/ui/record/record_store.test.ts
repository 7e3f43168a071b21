import { afterEach, expect, it, vi } from 'vitest';
import { loadPersonal, savePersonal } from '../../../src/ui/kiosk/personal.ts';
import * as record from '../../../src/ui/record/record_store.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that keeps this, as its storage has it. */
function browserWith(kept: object) {
  const items = new Map([['convoscope', JSON.stringify(kept)]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
}

it('how the stage is recorded is as it was when the page is opened again', () => {
  browserWith({});
  const chosen = { format: 'mp4', sound: 'microphone', toDisk: true, timer: 10, loopFormat: 'gif' } as const;
  record.setRecord(chosen);
  savePersonal({ ...loadPersonal(), record: record.keptRecord() });
  record.setRecord({ format: 'webm', sound: 'none', toDisk: false, timer: 0, loopFormat: 'webp' });
  record.setRecord(loadPersonal().record);
  expect(record.keptRecord()).toEqual(chosen);
  // A file is not there any more.
  record.sound.value = 'file';
  expect(record.keptRecord().sound).toBe('none');
});

it.each([[{}], [{ record: 'mp4' }], [{ record: { format: 'avi', sound: 'file', toDisk: 1, timer: 5 } }]])(
  'what makes no sense of it is as usual: %j',
  (kept) => {
    browserWith(kept);
    expect(loadPersonal().record).toEqual({
      format: 'webm',
      sound: 'none',
      toDisk: false,
      timer: 0,
      loopFormat: 'webp',
    });
  },
);
