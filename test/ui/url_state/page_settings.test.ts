import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readExhibit } from '../../../src/ui/exhibit/read_exhibit.ts';
import { beginWith } from '../../../src/ui/language/language.ts';
import { onOtherNetwork } from '../../../src/ui/networks/let_go.ts';
import { notices } from '../../../src/ui/notices_store.ts';
import * as store from '../../../src/ui/store.ts';
import * as studio from '../../../src/ui/studio/store.ts';
import {
  applyCatalogue,
  checkStyles,
  presentAddress,
  startFromUrl,
} from '../../../src/ui/url_state/page_settings.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { catalogue } from '../small_catalogue.ts';

afterEach(() => {
  store.catalogue.value = null;
  notices.value = [];
});

const other = {
  ...catalogue,
  network: { ...catalogue.network, weightsSha256: 'f00', layers: catalogue.network.layers.slice(1) },
};

it('what is set is kept while the network is the same, and checked again where it is another', () => {
  applyCatalogue(catalogue);
  store.opened.value = { live: 'maps', slow: null };
  store.parameters.value = { maps: { layer: 'stem', size: 8 } };
  store.pins.value = [
    { layer: 'stem', channel: 2 },
    { layer: 'mixed', channel: 7 },
  ];
  applyCatalogue({ ...catalogue });
  expect(store.pins.value).toHaveLength(2);
  expect(notices.value).toEqual([]);

  applyCatalogue(other);
  expect(store.technique.value).toBe('maps');
  expect(store.parameters.value).toEqual({ maps: { size: 8 } });
  expect(store.pins.value).toEqual([{ layer: 'mixed', channel: 7 }]);
  expect(notices.value.map(({ message }) => message).join()).toContain('stem');
});

it('what only one network means is let go where another one comes in its place, which is told', () => {
  const letGo = vi.fn(() => 'the taught classes');
  onOtherNetwork(letGo);
  applyCatalogue(catalogue);
  applyCatalogue({ ...catalogue });
  expect(letGo).not.toHaveBeenCalled();
  applyCatalogue(other);
  expect(letGo).toHaveBeenCalledOnce();

  // A dog is the second class there, and a channel of the same number another one.
  store.target.value = { kind: 'class', index: 0 };
  store.pins.value = [{ layer: 'mixed', channel: 7 }];
  const labels = ['crane', 'dog'];
  applyCatalogue({ ...catalogue, network: { ...catalogue.network, id: 'large', title: 'Large', labels } });
  expect(letGo).toHaveBeenCalledTimes(2);
  expect([store.target.value, store.pins.value]).toEqual([{ kind: 'class', index: 1 }, []]);
  const [first, second] = notices.value.map(({ name, message }) => `${name}: ${message}`);
  expect(first).toBe('Small looks now: What belonged to Small alone was let go: the taught classes.');
  expect(second).toMatch(/^Large looks now: What belonged to Small alone was let go: the taught classes; /);
});

describe('styles of the address', () => {
  const style = { title: 'Café', url: '', kind: 'style', credit: '' } as const;
  const ask = (styles: { id: string; weight: number }[], technique: string | null = null) => {
    store.configured.value = { ...DEFAULT_SETTINGS, technique, styles };
  };
  const told = () => notices.value.map(({ name, message }) => `${name}: ${message}`);

  it('are told of where they are unknown, once their list is there; the others are kept', () => {
    ask([
      { id: 'cafe', weight: 2 },
      { id: 'own-1', weight: 1 },
    ]);
    studio.styles.value = [
      { ...style, id: 'own-1', own: true },
      { ...style, id: 'cafe', own: false },
    ];
    checkStyles();
    expect(told()).toEqual(['UnknownStyleError: There is no style “own-1” to paint after. There are: cafe.']);
    expect(store.configured.value.styles).toEqual([{ id: 'cafe', weight: 2 }]);
  });

  it('are not refused where their list cannot be read', () => {
    ask([{ id: 'cafe', weight: 1 }]);
    studio.styles.value = [];
    checkStyles();
    expect(told()).toEqual([]);
    expect(store.configured.value.styles).toHaveLength(1);
  });

  it.each([
    ['before the catalogue', [checkStyles, () => applyCatalogue(catalogue)]],
    ['after it', [() => applyCatalogue(catalogue), checkStyles]],
  ] as const)('are told of in one message with all that is wrong, %s', (_, steps) => {
    ask([{ id: 'nobody', weight: 1 }], 'phrenology');
    studio.styles.value = [{ ...style, id: 'cafe', own: false }];
    for (const step of steps) step();
    expect(notices.value).toHaveLength(1);
    expect(told()[0]).toMatch(/^AddressError: (?=.*phrenology)(?=.*nobody)/s);
  });
});

describe('with a configuration file', () => {
  beforeEach(() => vi.stubGlobal('document', { documentElement: { classList: { toggle: () => {} } } }));
  afterEach(async () => {
    await beginWith('en');
    startFromUrl('');
    vi.unstubAllGlobals();
  });

  const FILE = `{
  "start": {
    "kiosk": true,
    "view": "mops",
    "views": ["maps", "clases"],
    "maps.size": 99
  },
  "attract": { "views": [
    { "view": "maps" },
    { "view": "skores" }
  ] }
}`;

  it.each([
    ['en', (line: number) => `line ${line} of hall.json`],
    ['de', (line: number) => `Zeile ${line} von hall.json`],
    ['es', (line: number) => `línea ${line} de hall.json`],
    ['ja', (line: number) => `hall.json の${line}行目`],
  ] as const)('what only the page can find is told with its line, in %s', async (language, place) => {
    await beginWith(language);
    startFromUrl('', readExhibit(FILE, 'hall.json'));
    applyCatalogue(catalogue);
    const told = notices.value[0]?.message.split('\n').map((one) => one.slice(one.lastIndexOf('(')));
    // Views that are offered, those of the round, the one that is open, its settings.
    expect(told).toEqual([5, 10, 4, 6].map((line) => `(${place(line)})`));
  });

  it('no line is named where the address asks for it', () => {
    startFromUrl('?view=mops', readExhibit('{ "start": { "kiosk": true, "view": "mops" } }', 'hall.json'));
    applyCatalogue(catalogue);
    expect(notices.value.map(({ message }) => message).join()).toMatch(/^(?!.*hall\.json).*mops/s);
  });

  it('what a kiosk is to start with does not hold how its staff has hung a camera', () => {
    startFromUrl('', readExhibit('{ "start": { "kiosk": true, "rotate": 90 } }', 'hall.json'));
    store.live.value = { kind: 'camera', label: '', element: {} as HTMLVideoElement, deviceId: 'left' };
    store.mounting.value = { ...store.mounting.value, turn: 180 };
    expect(presentAddress(DEFAULT_SETTINGS)).toContain('rotate=90');
    store.requestedTurn.value = null;
    expect(presentAddress(DEFAULT_SETTINGS)).not.toContain('rotate');
    startFromUrl('');
    expect(presentAddress(DEFAULT_SETTINGS)).toContain('rotate=180');
    // A photograph that lies in its place was turned, not the camera.
    store.live.value = { ...store.live.value, kind: 'still', deviceId: null };
    expect(presentAddress(DEFAULT_SETTINGS)).not.toContain('rotate');
    store.live.value = null;
    store.mounting.value = { ...store.mounting.value, turn: 0 };
  });
});
