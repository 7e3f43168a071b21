import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import {
  type JobRecord,
  type ModelRecord,
  otherNetwork,
  recordOf,
  withRecord,
} from '../../../src/media/png/job_record.ts';

const RECORD: JobRecord = {
  painting: 'deep-dream',
  settings: { layer: 'blocks.4.0.act2', octaves: 3, channelOnly: false, note: 'Grüße 🦩' },
  target: { kind: 'class', index: 130 },
  seed: 7,
  network: 'efficientnet-lite0',
  step: 40,
};

const COLOURS = Buffer.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 8, 7, 255]);
const png = (): Uint8Array => {
  const picture = new PNG({ width: 2, height: 2 });
  COLOURS.copy(picture.data);
  return PNG.sync.write(picture);
};

const broken = (change: (bytes: Uint8Array) => Uint8Array): Uint8Array =>
  change(Uint8Array.from(withRecord(png(), RECORD)));

describe('the record of a painting', () => {
  it('is read as it was written, and the picture stays', () => {
    const file = withRecord(png(), RECORD);
    expect(recordOf(file)).toEqual(RECORD);
    expect(PNG.sync.read(Buffer.from(file)).data.equals(COLOURS)).toBe(true);
  });

  it('names what it was painted after, where there is such', () => {
    const models: ModelRecord[] = [
      { title: 'Café Terrace at Night', weight: 1 },
      { title: 'Watercolour', weight: 0.5, sha256: 'ab'.repeat(32) },
    ];
    expect(recordOf(withRecord(png(), { ...RECORD, models }))).toEqual({ ...RECORD, models });
    for (const nonsense of [{ title: 7 }, { sha256: 7 }]) {
      const written = [{ title: 'Watercolour', weight: 1, ...nonsense }] as unknown as typeof models;
      expect(recordOf(withRecord(png(), { ...RECORD, models: written }))).toEqual(RECORD);
    }
  });

  it('names a taught class, and says nothing of what it was taught by', () => {
    const direction = [0.6, -0.8];
    const file = withRecord(png(), { ...RECORD, target: { kind: 'taught', name: 'Anna', direction } });
    expect(recordOf(file)).toEqual({ ...RECORD, target: { kind: 'taught', name: 'Anna', direction: [] } });
    expect(Buffer.from(file).toString('latin1')).not.toContain('0.6');
  });

  it('names the weights, where they came from a file; nothing else is taken for their hash', () => {
    const hashed = { ...RECORD, weightsSha256: 'ab'.repeat(32) };
    expect(recordOf(withRecord(png(), hashed))).toEqual(hashed);
    for (const nonsense of ['', 7, null]) {
      const written = { ...RECORD, weightsSha256: nonsense } as unknown as JobRecord;
      expect(recordOf(withRecord(png(), written))).toEqual(RECORD);
    }
  });

  it.each([
    ['another network', { network: 'vgg', weightsSha256: 'a' }, 'painted by another network (vgg)'],
    ['other weights', { network: 'lite', weightsSha256: 'b' }, 'with other weights of the network lite'],
    ['the same weights', { network: 'lite', weightsSha256: 'a' }, null],
    ['weights that it does not say', { network: 'lite' }, null],
  ])('says why the same settings may paint something else: %s', (_what, said, words) => {
    const why = otherNetwork(said, { id: 'lite', weightsSha256: 'a' });
    if (words === null) expect(why).toBeNull();
    else expect(why).toContain(words);
  });

  it('is a tEXt chunk right behind the header, as the PNG specification has it', () => {
    const file = Buffer.from(withRecord(png(), RECORD));
    // Signature 8, IHDR 4 + 4 + 13 + 4.
    const length = file.readUInt32BE(33);
    const body = file.subarray(37, 41 + length);
    expect(body.subarray(0, 15).toString('latin1')).toBe('tEXtconvoscope\0');
    expect(JSON.parse(body.subarray(15).toString('latin1'))).toEqual(RECORD);
    expect(file.readUInt32BE(41 + length)).toBe(crc32(body));
  });

  it('takes the place of an older one', () => {
    const file = withRecord(withRecord(png(), RECORD), { ...RECORD, seed: 8 });
    expect(recordOf(file)).toEqual({ ...RECORD, seed: 8 });
    expect(Buffer.from(file).toString('latin1').split('convoscope').length - 1).toBe(1);
  });

  it.each<[string, Uint8Array]>([
    ['of another program', png()],
    ['that is empty', new Uint8Array()],
    ['that is no PNG', Uint8Array.from(COLOURS)],
    ['that ends too early', broken((bytes) => bytes.subarray(0, 60))],
    ['with a wrong checksum', broken((bytes) => bytes.with(45, 0))],
    ['with a chunk of absurd length', broken((bytes) => bytes.with(33, 255))],
    ['with a record that lacks its settings', withRecord(png(), { painting: 'x' } as JobRecord)],
    ['with a record that is no object', withRecord(png(), 3 as unknown as JobRecord)],
  ])('is absent from a file %s', (_what, file) => {
    expect(recordOf(file)).toBeNull();
  });

  it('is not written into what is no PNG', () => {
    expect(() => withRecord(Uint8Array.from(COLOURS), RECORD)).toThrow('png');
  });
});
