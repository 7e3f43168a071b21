import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withRecord } from '../../../../src/media/png/job_record.ts';
import { type FileKind, kindOf, kindsOf } from '../../../../src/ui/sources/dropped/kind_of.ts';
import { lockedZip } from '../../../support/locked_zip.ts';

const text = (name: string) => new File(['1;2;3'], name);
const many = Array.from({ length: 200 }, (_, at) => text(`${at}.csv`));

/** A red square that says how it was painted. */
async function painting(): Promise<File> {
  const create = { width: 4, height: 4, channels: 3, background: 'red' } as const;
  const record = {
    ...{ painting: 'deep-dream', settings: {}, target: null, seed: 1, network: 'n', step: 1 },
  };
  const png = await sharp({ create }).png().toBuffer();
  return new File([Uint8Array.from(await withRecord(png, record))], 'dream.png');
}

describe('files that were dropped together', () => {
  it.each<[name: string, kind: FileKind]>([
    ['model.json', 'network'],
    ['weights.onnx', 'network'],
    ['manifest.json', 'style net'],
    ['photo.JPG', 'picture'],
    ['more.csv', 'other'],
  ])('behind two hundred others %s is %s', async (name, kind) => {
    expect((await kindsOf([...many, text(name)], true)).at(-1)).toBe(kind);
  });

  it('a saved painting is one where it is alone, and is read whole then only', async () => {
    const file = await painting();
    expect(await kindsOf([file], false)).toEqual(['painting']);
    expect(await kindsOf([file], true)).toEqual(['picture']);
    expect(await kindsOf([file, file], false)).toEqual(['picture', 'picture']);
    const whole = Object.assign(await painting(), {
      arrayBuffer: () => Promise.reject(new Error('It was read whole.')),
    });
    expect(await kindsOf([whole, file], false)).toEqual(['picture', 'picture']);
  });

  it('are looked at one after another', async () => {
    let [now, most] = [0, 0];
    const files = ['a.csv', 'b.csv', 'c.csv'].map((name) => {
      const file = text(name);
      const slice = file.slice.bind(file);
      const counted = (...range: [number?, number?]) => {
        const part = slice(...range);
        const read = part.arrayBuffer.bind(part);
        return Object.assign(part, {
          async arrayBuffer() {
            most = Math.max(most, ++now);
            const bytes = await read();
            now--;
            return bytes;
          },
        });
      };
      return Object.assign(file, { slice: counted });
    });
    await kindsOf(files, true);
    expect(most).toBe(1);
  });

  it('one that cannot be read is told by its name, and the others are looked at', async () => {
    const gone = Object.assign(text('gone.jpg'), {
      slice() {
        throw new DOMException('It is not there.', 'NotFoundError');
      },
    });
    expect(await kindsOf([gone, text('model.json')], true)).toEqual(['picture', 'network']);
  });
});

describe('a ZIP', () => {
  const painter = strToU8('\x08\x07 InstanceNormalization Conv Resize');
  const ours = (task: string) => ({ 'net/network.json': strToU8(`{ "task": "${task}" }`) });
  it.each<[what: string, files: Record<string, Uint8Array>, kind: FileKind]>([
    ['an ONNX file that paints', { 'mosaic.onnx': painter }, 'style net in a ZIP'],
    ['an ONNX file that classifies', { 'net.onnx': strToU8('\x08\x07 Conv Relu') }, 'network in a ZIP'],
    ['a style net of ours', ours('stylise'), 'style net in a ZIP'],
    ['a classifier of ours', ours('classify'), 'network in a ZIP'],
    ['a style net of ml5', { 'wave/manifest.json': strToU8('{}') }, 'style net in a ZIP'],
    ['what a Mac leaves behind', { 'a.png': painter, '__MACOSX/._a.onnx': painter }, 'pictures in a ZIP'],
  ])('of %s is known by what is in it', async (_, files, kind) => {
    const file = new File([Uint8Array.from(zipSync(files))], 'a.zip');
    expect(await kindOf(file)).toBe(kind);
  });

  it('with a password is told by the names in it', async () => {
    const zip = lockedZip(zipSync({ 'mosaic.onnx': painter }), ['mosaic.onnx']);
    expect(await kindOf(new File([zip], 'a.zip'))).toBe('network in a ZIP');
  });
});
