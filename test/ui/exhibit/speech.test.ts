import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { access, setAccess } from '../../../src/ui/exhibit/access.ts';
import { describeAloud, sentence } from '../../../src/ui/exhibit/speech.ts';
import { forgetVisitor } from '../../../src/ui/kiosk/forgets.ts';
import { chooseLanguage } from '../../../src/ui/language/language.ts';
import * as store from '../../../src/ui/store.ts';

const seen = (label: string) =>
  ({
    result: {
      source: store.sourceNumber.value,
      ranking: { classes: [{ label, probability: 0.96 }] },
    },
  }) as unknown as store.Seen;

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(async () => {
  await forgetVisitor();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The class leads for two seconds. */
function lead(label: string): void {
  store.latest.value = seen(label);
  vi.advanceTimersByTime(2_000);
  store.latest.value = seen(label);
}

it('what leads is written where the browser has no voice, and said by its voice where it has one', () => {
  describeAloud();
  setAccess('speech', true);
  expect(access.value.speech).toBe(true);
  lead('espresso');
  expect(sentence.value).toBe('It sees: espresso, 96 percent.');

  const speak = vi.fn();
  vi.stubGlobal('speechSynthesis', { speak, cancel: () => {} });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  vi.advanceTimersByTime(5_000);
  lead('cup');
  expect(speak).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ text: 'It sees: cup, 96 percent.', lang: 'en' }),
  );
});

it('the class is called as the language calls it', async () => {
  await chooseLanguage('de');
  describeAloud();
  setAccess('speech', true);
  lead('cup');
  expect(sentence.value).toBe('Es sieht: Tasse, 96 Prozent.');
});
