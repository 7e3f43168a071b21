/** Numbers as the language of the page writes them, those in sentences of workers too. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { told } from '../../../src/contract/told.ts';
import {
  allDigits,
  counted,
  formatFixed,
  formatValue,
  percentOf,
  wholePercent,
} from '../../../src/ui/format.ts';
import { beginWith, phrase, sentence, t } from '../../../src/ui/language/language.ts';

afterEach(() => beginWith('en'));

it('is not written past the language anywhere', () => {
  const past = /\.(toFixed|toPrecision|toExponential)\(|Math\.round\(100 [^`]*\} %/;
  const found = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && past.test(readFileSync(`src/ui/${name}`, 'utf8')),
  );
  // A CSV's cells, a drawing's coordinates, the value of an input, and a number that is rounded before it is written.
  const forMachines = ['exhibit/counts.ts', 'studio/components/curve.ts', 'networks/network_card.tsx'];
  expect(found.sort()).toEqual([...forMachines, 'format.ts', 'inside/number_grid.tsx'].sort());
});

it('has the mark of the language', async () => {
  const all = () => [
    formatFixed(-2.71, 1),
    formatFixed(-0.001, 1),
    formatValue(0.25),
    formatValue(-0.00001234),
    allDigits(-0.005),
    percentOf(-0.1234, 1).replace(/\s/, ' '),
    wholePercent(0.05).replace(/\s/, ' '),
    t('instrument.seconds', { seconds: 0.15 }),
  ];
  expect(all()).toEqual(['−2.7', '0.0', '0.25', '−1.2e−5', '−0.005', '−12.3 %', '5 %', '0.15 s']);
  await beginWith('de');
  expect(all()).toEqual(['−2,7', '0,0', '0,25', '−1,2e−5', '−0,005', '−12,3 %', '5 %', '0,15 s']);
});

it('has that mark in what a worker said', async () => {
  const share = 'the network gives flamingo 0.3 % here';
  const times = told('pieces.backendTime', { name: 'WASM', ms: 12.5 });
  expect([phrase(share), sentence(times)]).toEqual([share, 'WASM 12.5 ms']);
  await beginWith('de');
  expect(phrase(share)).toContain('0,3 %');
  expect(sentence(times)).toBe('WASM 12,5 ms');
  expect(sentence(told('pictureErrors.named', { name: 'a 1.5.png', why: 'x' }))).toContain('a 1.5.png');
});

it('is left alone where it is a name', async () => {
  await beginWith('de');
  expect(phrase('Block 1.0, depthwise 3 x 3 (blocks.1.0.act2)')).toMatch(
    /^Block 1\.0, .*\(blocks\.1\.0\.act2\)$/,
  );
  expect(phrase('1.0')).toBe('1.0');
  expect(phrase('Activations of 1.0')).toBe('Aktivierungen: 1.0');
  const missing = told('settingErrors.missing', { layer: '1.0', what: 'row', index: 9, count: 7 });
  expect(sentence(missing)).toContain('1.0');
});

it('keeps the point where it is to be typed into the address', async () => {
  await beginWith('de');
  expect(sentence(told('pieces.aNumber', { min: 0.05, max: 2 }))).toBe('eine Zahl von 0.05 bis 2');
});

it.each([
  ['en', '11.7 million'],
  ['ko', '1170만'],
  ['de', '11,7 Millionen'],
  ['es', '11,7 millones'],
  ['ja', '1170万'],
] as const)('counts millions in %s as %s', async (code, text) => {
  await beginWith(code);
  expect(counted(11_690_000).replace(/\s/, ' ')).toBe(text);
});
