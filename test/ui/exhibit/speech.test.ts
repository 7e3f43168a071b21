import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { access, setAccess } from '../../../src/ui/exhibit/access.ts';
import { describeAloud, ownVoice, sentence } from '../../../src/ui/exhibit/speech.ts';
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

beforeAll(describeAloud);
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] }));
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

type Voice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService' | 'default'>;
const voiceOf = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  ...{ name, lang, localService: true, default: false },
  ...more,
});

/** A browser with these voices. @returns what it is given to say */
function speaksWith(voices: () => readonly Voice[]) {
  const speak = vi.fn();
  vi.stubGlobal('speechSynthesis', { speak, cancel: () => {}, getVoices: voices });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  return speak;
}

it('what leads is written where the browser has no voice, and said by its voice where it has one', () => {
  setAccess('speech', true);
  expect(access.value.speech).toBe(true);
  lead('espresso');
  expect(sentence.value).toBe('It sees: espresso, 96 percent.');

  const voice = voiceOf('Daniel', 'en-GB');
  const speak = speaksWith(() => [voice]);
  vi.advanceTimersByTime(5_000);
  lead('cup');
  expect(speak).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ text: 'It sees: cup, 96 percent.', lang: 'en-GB', voice }),
  );
});

it('nothing is said by a voice of another machine, which would be sent it; it is written all the same', () => {
  const speak = speaksWith(() => [
    voiceOf('Google UK English Female', 'en-GB', { localService: false, default: true }),
    voiceOf('Anna', 'de-DE'),
  ]);
  setAccess('speech', true);
  lead('cup');
  expect(sentence.value).toBe('It sees: cup, 96 percent.');
  expect(speak).not.toHaveBeenCalled();
});

it('voices that the browser knows of late are heard from the next sentence on', () => {
  let voices: readonly Voice[] = [];
  const speak = speaksWith(() => voices);
  setAccess('speech', true);
  lead('cup');
  expect(speak).not.toHaveBeenCalled();
  voices = [voiceOf('Daniel', 'en-GB')];
  vi.advanceTimersByTime(5_000);
  lead('espresso');
  expect(speak).toHaveBeenCalledOnce();
});

it('of several voices of the language the usual one speaks', () => {
  const usual = voiceOf('Samantha', 'en_US', { default: true });
  speaksWith(() => [voiceOf('Ensk', 'eng-x'), voiceOf('Daniel', 'en-GB'), usual]);
  expect(ownVoice()).toBe(usual);
});

it('the class is called as the language calls it', async () => {
  await chooseLanguage('de');
  setAccess('speech', true);
  lead('cup');
  expect(sentence.value).toBe('Es sieht: Tasse, 96 Prozent.');
});

it('a class is said though no later look comes, as over a picture at rest', () => {
  setAccess('speech', true);
  store.latest.value = seen('koala');
  vi.advanceTimersByTime(2_500);
  expect(sentence.value).toBe('It sees: koala, 96 percent.');
});
