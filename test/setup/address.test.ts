import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LENSES } from '../../src/camera/capture.ts';
import { TURNS } from '../../src/camera/mounted.ts';
import { FIGURES } from '../../src/contract/inside.ts';
import { BLENDS, FITS } from '../../src/render/display.ts';
import { DIVERGING_MAPS, SEQUENTIAL_MAPS } from '../../src/render/heat/colour_maps.ts';
import { LANGUAGES } from '../../src/ui/language/languages.ts';
import { BACKENDS, PRECISIONS, SOURCE_KINDS } from '../../src/ui/url_state/settings.ts';
import { readUrlState, SETTING_NAMES } from '../../src/ui/url_state/url_state.ts';

const page = readFileSync('docs/address.md', 'utf8');
const rows = [...page.matchAll(/^\| `([a-z]+)` \| (.+?) \| (.+?) \|/gm)].map(
  ([, name = '', values = '', usual = '']) => ({ name, values, usual }),
);
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

it('docs/address.md lists each setting of the address, and no other', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual([...SETTING_NAMES].sort());
});

it.each<[string, readonly (string | number)[]]>([
  ['source', SOURCE_KINDS],
  ['rotate', TURNS],
  ['lens', LENSES],
  ['blend', BLENDS],
  ['map', SEQUENTIAL_MAPS],
  ['signed', DIVERGING_MAPS],
  ['fit', FITS],
  ['inside', FIGURES],
  ['lang', LANGUAGES],
  ['backend', BACKENDS],
  ['precision', PRECISIONS],
])('docs/address.md gives the values of %s', (setting, values) => {
  expect(codes(rows.find(({ name }) => name === setting)?.values ?? '')).toEqual(values.map(String));
});

/** Settings whose value is there already are in no address that is written. */
it.each(rows.filter(({ usual }) => /^`[^`]+`$/.test(usual)))(
  'docs/address.md gives $usual as what $name is unless given, and $name takes nothing empty',
  ({ name, usual }) => {
    const { settings, issues } = readUrlState(`?${name}=${codes(usual)[0]}`);
    expect(issues).toEqual([]);
    expect(settings).toEqual(readUrlState('').settings);
    expect(readUrlState(`?${name}=`).issues).toHaveLength(1);
  },
);

it.each(rows.filter(({ usual }) => !/^`[^`]+`$/.test(usual)))(
  'docs/address.md: $name is as usual where it is empty',
  ({ name }) => {
    const takesNone = ['config', 'channel', 'neuron'].includes(name);
    expect(readUrlState(`?${name}=`).issues).toHaveLength(takesNone ? 1 : 0);
  },
);

it.each([
  ['idle=3', 'idle=2'],
  ['idle=3600', 'idle=3601'],
  ['walk=0', 'walk=2'],
  ['walk=3600', 'walk=3601'],
  ['opacity=1', 'opacity=1.1'],
  ['seed=999999999', 'seed=1000000000'],
  ['capture=8192x16@240', 'capture=8193x16@240'],
  ['capture=@1', 'capture=@241'],
  ['output=4096x16', 'output=4098x16'],
  ['output=1280x720', 'output=1281x720'],
])('docs/address.md gives the range: %s makes sense, %s does not', (within, beyond) => {
  expect(readUrlState(`?${within}`).issues).toEqual([]);
  expect(readUrlState(`?${beyond}`).issues).toHaveLength(1);
});
