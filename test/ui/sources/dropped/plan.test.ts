import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withRecord } from '../../../../src/media/png/job_record.ts';
import { type FileKind, kindOf } from '../../../../src/ui/sources/dropped/kind_of.ts';
import { type Place, type Plan, planFor } from '../../../../src/ui/sources/dropped/plan.ts';

const create = { width: 4, height: 4, channels: 3, background: 'red' } as const;
const plain = () => sharp({ create });
const png = () => plain().png().toBuffer();
/** Two frames, one below the other. */
const film = () =>
  sharp(Buffer.alloc(4 * 8 * 3, 90).fill(200, 48), {
    raw: { width: 4, height: 8, channels: 3, pageHeight: 4 },
  });

const record = {
  ...{ painting: 'deep-dream', settings: {}, target: null, seed: 1, network: 'efficientnet-lite0', step: 1 },
};

/** Files of every kind, under names that say something else. */
const files: [name: string, kind: FileKind, content: () => Promise<Uint8Array> | Uint8Array][] = [
  ['a.txt', 'picture', png],
  ['b.png', 'picture', () => plain().jpeg().toBuffer()],
  ['c.svg', 'picture', () => strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['d.tif', 'picture', () => plain().tiff().toBuffer()],
  ['e.gif', 'picture', () => plain().gif().toBuffer()],
  ['f.jpg', 'animation', () => film().gif().toBuffer()],
  ['g.webp', 'animation', () => film().webp().toBuffer()],
  ['h.webp', 'picture', () => plain().webp().toBuffer()],
  ['i.png', 'painting', async () => withRecord(await png(), record)],
  ['j.txt', 'painting', async () => withRecord(await png(), record)],
  ['k.jpg', 'video', () => strToU8('\x1a\x45\xdf\xa3\x9f\x42\x86', true)],
  ['l.zip', 'index', () => strToU8('CONVOIDX....')],
  ['l.txt', 'taught classes', () => strToU8('{\n "format": "convoscope-taught-classes",\n "version": 1')],
  ['m.dat', 'pictures in a ZIP', async () => zipSync({ 'x/a.png': await png() })],
  [
    'n.zip',
    'style net in a ZIP',
    () => zipSync({ 'wave/manifest.json': strToU8('{}'), 'wave/a.png': strToU8('x') }),
  ],
  ['o.zip', 'pictures in a ZIP', () => zipSync({ 'a.png': strToU8('x') }).slice(0, 40)],
  ['p/network.json', 'network', () => strToU8('{}')],
  ['p/network.json', 'style net', () => strToU8('{ "task": "stylise" }')],
  ['manifest.json', 'style net', () => strToU8('[]')],
  ['model.zip', 'network in a ZIP', () => zipSync({ 'model.json': strToU8('{}') })],
  ['resnet.pth', 'network', () => zipSync({ 'archive/data.pkl': strToU8('x') })],
  ['model_best.pth.tar', 'network', () => zipSync({ 'archive/data.pkl': strToU8('x') })],
  ['pytorch_model.bin', 'network', () => zipSync({ 'archive/data.pkl': strToU8('x') })],
  ['weights.bin', 'other', () => strToU8('x')],
  ['q.onnx', 'network', () => strToU8('\x08\x07')],
  ['painter.onnx', 'style net', () => strToU8('\x08\x07 InstanceNormalization Conv Resize')],
  ['any-style.onnx', 'style net', () => strToU8('\x08\x07 Conv ReduceMean Sqrt Resize')],
  ['decoder.onnx', 'style net', () => strToU8('\x08\x07 Pad reflect Conv Resize')],
  ['segments.onnx', 'network', () => strToU8('\x08\x07 Conv Relu Resize')],
  ['r.onnx', 'picture', png],
  ['s.png', 'other', () => strToU8('Dear diary')],
];

it.each(files)('%s is told by what it holds: %s', async (name, kind, content) => {
  const bytes = Uint8Array.from(await content());
  expect(await kindOf(new File([bytes], name), true)).toBe(kind);
});

const PLACES: Place[] = ['map', 'patches', 'elsewhere'];

interface Row {
  readonly dropped: readonly FileKind[];
  /** On the map of pictures, in top patches, and elsewhere. */
  readonly does: readonly [Plan<never>['does'], Plan<never>['does'], Plan<never>['does']];
  /** Where it is told what was done. */
  readonly says?: readonly Place[];
  readonly isFolder?: true;
}

const STYLES: Row['does'] = ['add style net', 'add style net', 'add style net'];
const CARD: Row['does'] = ['show card of network', 'show card of network', 'show card of network'];

const rows: Row[] = [
  { dropped: ['painting'], does: ['load settings', 'load settings', 'load settings'] },
  { dropped: ['picture'], does: ['add to map', 'show', 'show'] },
  { dropped: ['animation'], does: ['add to map', 'show', 'show'], says: ['map'] },
  { dropped: ['video'], does: ['show', 'show', 'show'], says: ['map'] },
  { dropped: ['index'], does: ['load index', 'load index', 'load index'], says: PLACES },
  {
    dropped: ['taught classes'],
    does: ['load taught classes', 'load taught classes', 'load taught classes'],
    says: PLACES,
  },
  { dropped: ['picture', 'index'], does: ['load index', 'load index', 'load index'], says: PLACES },
  {
    dropped: ['pictures in a ZIP'],
    ...{ does: ['add to map', 'search patches', 'show first of ZIP'], says: ['elsewhere'] },
  },
  { dropped: ['style net in a ZIP'], does: STYLES, says: PLACES },
  { dropped: ['style net', 'other'], does: STYLES, says: PLACES, isFolder: true },
  { dropped: ['picture', 'style net', 'network'], does: STYLES, says: PLACES, isFolder: true },
  { dropped: ['network in a ZIP'], does: CARD },
  { dropped: ['network', 'other', 'picture'], does: CARD, isFolder: true },
  { dropped: ['picture', 'picture'], does: ['add to map', 'search patches', 'show'], says: ['elsewhere'] },
  { dropped: ['other', 'painting'], does: ['add to map', 'search patches', 'show'], says: ['elsewhere'] },
  { dropped: ['picture', 'video'], does: ['add to map', 'search patches', 'show'], says: ['elsewhere'] },
  { dropped: ['video', 'video'], does: ['show', 'show', 'show'], says: PLACES },
  { dropped: ['picture'], does: ['add to map', 'search patches', 'show'], isFolder: true },
  { dropped: ['other'], does: ['add to map', 'show', 'show'] },
  { dropped: ['other', 'other'], does: ['show', 'show', 'show'], says: PLACES },
];

const ONTO_STYLES: [dropped: FileKind[], does: Plan<never>['does'], at: number, says: RegExp | null][] = [
  [['picture'], 'add style', 0, null],
  [['painting'], 'add style', 0, null],
  [['animation'], 'add style', 0, /first picture becomes the style/],
  [['other', 'picture', 'picture'], 'add style', 1, /Of 3 files, 1 becomes the style/],
  [['video'], 'show', 0, null],
  [['other'], 'show', 0, null],
  [['style net in a ZIP'], 'add style net', 0, /opened as a style/],
  [['network in a ZIP'], 'show card of network', 0, null],
  [['pictures in a ZIP'], 'show first of ZIP', 0, /first picture is shown/],
];

it.each(ONTO_STYLES)('%j dropped onto the tiles of styles: %s', (dropped, does, at, says) => {
  const sorted = dropped.map((kind, i) => ({ file: { name: `${i}` }, kind }));
  const plan = planFor(sorted, 'styles', false);
  expect(plan.does).toBe(does);
  expect(plan.files[0]).toEqual({ name: `${at}` });
  if (says) expect(plan.says?.[1]).toMatch(says);
  else expect(plan.says).toBeUndefined();
});

describe.each(rows)('$dropped', ({ dropped, does, says = [], isFolder = false }) => {
  it.each(PLACES.map((place, at) => [place, does[at]] as const))('dropped on %s: %s', (place, what) => {
    const sorted = dropped.map((kind, at) => ({ file: { name: `${at}` }, kind }));
    const plan = planFor(sorted, place, isFolder);
    expect(plan.does).toBe(what);
    expect(plan.files.length).toBeGreaterThan(0);
    expect(Boolean(plan.says)).toBe(says.includes(place));
  });
});

it('of a painting among pictures the first picture is shown, and it is said where all can go', () => {
  const sorted = (['other', 'picture', 'painting'] as const).map((kind, at) => ({
    file: { name: `${at}` },
    kind,
  }));
  const { files: shown, says } = planFor(sorted, 'elsewhere', false);
  expect(shown).toEqual([{ name: '1' }]);
  expect(says?.[1]).toContain('Of 3 files, the first picture is shown.');
  expect(says?.[1]).toMatch(/Embedding.+Top patches/);
});
