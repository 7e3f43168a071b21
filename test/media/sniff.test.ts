import { expect, it } from 'vitest';
import { declaredSize } from '../../src/media/declared_size.ts';
import { sniff } from '../../src/media/sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it.each([
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'picture', 'JPEG'],
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'picture', 'PNG'],
  ['GIF89a\x01\0', 'picture', 'GIF'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'picture', 'WebP'],
  ['\0\0\0\x20ftypavif\0\0\0\0avifmif1', 'picture', 'AVIF'],
  ['\0\0\0\x20ftypmif1\0\0\0\0mif1avif', 'picture', 'AVIF'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'picture', 'HEIC'],
  ['\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'video', 'MP4'],
  ['\0\0\0\x14ftypqt  \0\0\0\0', 'video', 'MP4'],
  ['II*\0\x08\0\0\0', 'picture', 'TIFF'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'picture', 'SVG'],
  [
    '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- Made by hand -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg>',
    ...['picture', 'SVG'],
  ],
  ['\x1a\x45\xdf\xa3\x9f\x42\x86', 'video', 'WebM'],
  ['RIFF\x24\0\0\0AVI LIST', 'video', 'AVI'],
])('%j opens a %s: %s', (head, kind, name) => {
  expect(sniff(bytes(head))).toEqual({ kind, name });
});

it.each([
  'Dear <svg>',
  '<html><svg>',
  'Dear diary,',
  '<!doctype html><p>',
  'RIFF\x24\0\0\0WAVEfmt ',
  '\xff\xd8',
  '%PDF-1.7',
  'BMW',
  '',
])('%j opens neither a picture nor a video', (head) => expect(sniff(bytes(head))).toBeNull());

it.each([
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<svg width="4">',
  '<!-- Generator: a -- b --->\n<!----><!-- <html> -->\n<svg>',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg>',
  '<!DOCTYPE svg PUBLIC "a" "b" [\n<!ENTITY ns "http://www.w3.org/2000/svg">\n] >\n<svg xmlns="&ns;">',
  '\xef\xbb\xbf\n<?xml version="1.0"?><!-- a --><!DOCTYPE svg []><!-- b -->\n<SVG\n>',
])('%j opens a drawing', (head) => expect(sniff(bytes(head))).toEqual({ kind: 'picture', name: 'SVG' }));

// Read with a way back at every part, these would take for ever.
it.each(['<!---->'.repeat(585), '<!DOCTYPE svg []>'.repeat(200)])(
  'what never comes to its drawing is no picture, and soon told: %#',
  (head) => expect(sniff(bytes(head))).toBeNull(),
);

it('reads the size that a PNG declares', async () => {
  const png = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x2e\xe0\0\0\x23\x28\x01');
  expect(await declaredSize(new Blob([png]))).toEqual({ width: 12000, height: 9000 });
});

it('reads the size that a JPEG declares behind its other segments', async () => {
  const jpeg = bytes('\xff\xd8\xff\xe0\0\x06ABCD\xff\xc4\0\x03A\xff\xc2\0\x11\x08\x23\x28\x2e\xe0\x03');
  expect(await declaredSize(new Blob([jpeg]))).toEqual({ width: 12000, height: 9000 });
});

it.each(['\xff\xd8\xff\xe0\0\x06AB', 'GIF89a', '\x89PNG'])('%j declares no size', async (head) => {
  expect(await declaredSize(new Blob([bytes(head)]))).toBeNull();
});
