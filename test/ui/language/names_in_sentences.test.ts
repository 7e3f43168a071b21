/** A class, a channel or a layer stands in a sentence by a name that no case changes: behind a colon, or in quotes. */
import { afterEach, expect, it } from 'vitest';
import { beginWith, phrase } from '../../../src/ui/language/language.ts';

afterEach(() => beginWith('en'));

it.each([
  ['de', 'Grad-CAM for great white shark', 'Grad-CAM: Weißer Hai'],
  ['de', 'Next to nothing in the picture moves “my cup”.', '“my cup”: Fast nichts im Bild bewegt den Wert.'],
  ['de', 'Next to nothing at Stem speaks for flamingo.', 'Flamingo: In „Stamm“ spricht fast nichts dafür.'],
  ['de', 'the network gives flamingo 0.3 % here', 'das Netz gibt „Flamingo“ hier 0,3 %'],
  ['de', '8 filters of Stem', '8 Filter von „Stamm“'],
  ['es', 'Saliency for great white shark', 'Saliencia: tiburón blanco'],
  ['es', 'The channel adds next to nothing to flamingo.', 'flamenco: el canal no le suma casi nada.'],
  ['es', 'the network gives flamingo 0.3 % here', 'aquí la red da a «flamenco» un 0,3 %'],
] as const)('in %s: %s', async (language, english, own) => {
  await beginWith(language);
  expect(phrase(english)).toBe(own);
});
