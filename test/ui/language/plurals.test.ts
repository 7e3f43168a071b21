/** One of a thing is not called several. */
import { afterEach, expect, it } from 'vitest';
import { beginWith, t } from '../../../src/ui/language/language.ts';

afterEach(() => beginWith('en'));

const saidOf = (count: number): string[] => [
  t('networks.classCount', { count }),
  t('save.offChannelsSwitchedOff', { off: count }),
  t('channels.foundPatchesStrongest', { found: count }),
  t('patches.picturesLookedThrough', { seen: 3, found: count, layer: 'stem', waits: 'no' }),
  t('staff.wait', { seconds: count }),
  t('studio.slowSteps', { steps: count }),
  t('ablation.andListedMore', { listed: count }),
  t('ablation.channelsAreSwitchedOff', { count, where: 'stem' }),
  t('studio.finishedSteps', { steps: count }),
  t('classes.searchLabelsClasses', { labels: count }),
  t('atlas.search', { count }),
  t('atlas.layerOption', { layer: 'stem', count }),
];

it('in English', () => {
  expect(saidOf(1)).toEqual([
    '1 class',
    '1 channel switched off',
    '1 patch, strongest',
    '3 pictures, patches of 1 channel of stem',
    'Wait 1 second, then try again.',
    '1 step',
    'and 1 more',
    '1 channel of stem is switched off.',
    '1 step',
    'Search 1 class',
    'Search 1 class',
    'stem · 1 channel',
  ]);
  expect(saidOf(2)).toEqual([
    '2 classes',
    '2 channels switched off',
    '2 patches, strongest',
    '3 pictures, patches of 2 channels of stem',
    'Wait 2 seconds, then try again.',
    '2 steps',
    'and 2 more',
    '2 channels of stem are switched off.',
    '2 steps',
    'Search 2 classes',
    'Search 2 classes',
    'stem · 2 channels',
  ]);
});

it('in German', async () => {
  await beginWith('de');
  expect(saidOf(1)).toEqual([
    '1 Klasse',
    '1 Kanal ausgeschaltet',
    '1 Ausschnitt, stärkster',
    '3 Bilder, Ausschnitte von 1 Kanal von „stem“',
    'Warte 1 Sekunde und versuch es dann noch einmal.',
    '1 Schritt',
    'und 1 weiterer',
    'stem: 1 Kanal ist ausgeschaltet.',
    '1 Schritt',
    '1 Klasse durchsuchen',
    '1 Klasse durchsuchen',
    'stem · 1 Kanal',
  ]);
  expect(saidOf(2)).toEqual([
    '2 Klassen',
    '2 Kanäle ausgeschaltet',
    '2 Ausschnitte, stärkster',
    '3 Bilder, Ausschnitte von 2 Kanälen von „stem“',
    'Warte 2 Sekunden und versuch es dann noch einmal.',
    '2 Schritte',
    'und 2 weitere',
    'stem: 2 Kanäle sind ausgeschaltet.',
    '2 Schritte',
    '2 Klassen durchsuchen',
    '2 Klassen durchsuchen',
    'stem · 2 Kanäle',
  ]);
});

it('in Spanish', async () => {
  await beginWith('es');
  expect(saidOf(1)).toEqual([
    '1 clase',
    '1 canal apagado',
    '1 fragmento, el más fuerte',
    '3 imágenes, fragmentos de 1 canal de stem',
    'Espera 1 segundo e inténtalo otra vez.',
    '1 paso',
    'y 1 más',
    '1 canal de stem está apagado.',
    '1 paso',
    'Buscar entre 1 clase',
    'Buscar entre 1 clase',
    'stem · 1 canal',
  ]);
  expect(saidOf(2)).toEqual([
    '2 clases',
    '2 canales apagados',
    '2 fragmentos, el más fuerte',
    '3 imágenes, fragmentos de 2 canales de stem',
    'Espera 2 segundos e inténtalo otra vez.',
    '2 pasos',
    'y 2 más',
    '2 canales de stem están apagados.',
    '2 pasos',
    'Buscar entre 2 clases',
    'Buscar entre 2 clases',
    'stem · 2 canales',
  ]);
});

it.each([
  ['en', '1,000 classes'],
  ['ko', '클래스 1,000개'],
  ['de', '1.000 Klassen'],
  ['es', '1000 clases'],
  ['ja', '1,000クラス'],
] as const)('a thousand classes are counted in %s as %s', async (language, text) => {
  await beginWith(language);
  expect(t('networks.classCount', { count: 1000 })).toBe(text);
});
