import { afterEach, expect, it, vi } from 'vitest';
import { beginWith, className, phrase, t } from '../../../src/ui/language/language.ts';

vi.mock('../../../src/ui/language/de/index.ts', () => ({
  german: {
    words: { shell: { close: 'Schließen' } },
    said: { views: {}, phrases: { Layer: 'Schicht' }, classNames: {} },
  },
}));
afterEach(() => beginWith('en'));

it('what a language lacks is said in English, with its values', async () => {
  await beginWith('de');
  expect(t('shell.close')).toBe('Schließen');
  expect(t('inside.channel', { channel: 3 })).toBe('channel 3');
  expect([phrase('Layer'), phrase('Brightness'), className('flamingo')]).toEqual([
    'Schicht',
    'Brightness',
    'flamingo',
  ]);
});
