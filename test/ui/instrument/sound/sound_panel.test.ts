import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { SoundPanel } from '../../../../src/ui/instrument/sound/sound_panel.tsx';
import * as store from '../../../../src/ui/instrument/sound/sound_store.ts';

const meter = () => /sound-level" style="--part:\s*([\d.]+)%/.exec(renderToString(h(SoundPanel, {})))?.[1];

it('the meter shows the level with its gain, and nothing while nobody listens', () => {
  store.settings.value = { ...store.settings.value, gain: 12 };
  expect(meter()).toBe('0');
  store.heard.value = { level: -30, beat: false, mute: false };
  expect(Number(meter())).toBeCloseTo(70, 5);
  store.heard.value = { level: Number.NEGATIVE_INFINITY, beat: false, mute: false };
  expect(meter()).toBe('0');
  store.heard.value = null;
});

it.each(['microphone', 'file'] as const)(
  'of a %s that is mute it is said, where it is a microphone',
  (source) => {
    store.source.value = source;
    store.heard.value = { level: Number.NEGATIVE_INFINITY, beat: false, mute: true };
    const shown = renderToString(h(SoundPanel, {}));
    [store.source.value, store.heard.value] = ['none', null];
    expect(shown.includes('Is it muted')).toBe(source === 'microphone');
  },
);
