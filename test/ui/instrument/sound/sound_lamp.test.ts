import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import { SoundLamp } from '../../../../src/ui/instrument/sound/sound_lamp.tsx';
import { source } from '../../../../src/ui/instrument/sound/sound_store.ts';
import { VIEW } from '../../../../src/ui/live_style/store.ts';
import * as page from '../../../../src/ui/store.ts';

const lamp = () => renderToString(h(SoundLamp, {}));

afterEach(() => {
  page.opened.value = { live: '', slow: null };
  source.value = 'none';
});

it.each(['microphone', 'file'] as const)('a %s that is listened to has a lamp in other views', (kind) => {
  source.value = kind;
  page.opened.value = { live: VIEW, slow: null };
  expect(lamp()).toBe('');
  for (const opened of [
    { live: 'grad-cam', slow: null },
    { live: VIEW, slow: 'deep-dream' },
  ]) {
    page.opened.value = opened;
    expect(lamp()).toMatch(/<button [^>]*title="Stop listening"[^>]*>.*Listening/);
  }
});

it('there is no lamp where nobody listens', () => {
  page.opened.value = { live: 'grad-cam', slow: null };
  expect(lamp()).toBe('');
});
