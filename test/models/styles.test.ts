import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import styles from '../../models/styles/styles.json' with { type: 'json' };
import { readPixels } from '../../tools/look/files/photograph.ts';

const FOLDER = new URL('../../models/styles/', import.meta.url);

it('every style and texture is the file that styles.json describes, and a picture', async () => {
  for (const { file, bytes, sha256 } of styles) {
    const content = readFileSync(new URL(file, FOLDER));
    expect(content.length).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    const { height, width } = await readPixels(fileURLToPath(new URL(file, FOLDER)), 1024);
    expect(Math.max(height, width)).toBeLessThanOrEqual(512);
    expect(Math.min(height, width)).toBeGreaterThanOrEqual(128);
  }
});

it('none is without a licence that lets it ship, and ORIGIN.md tells where each is from', () => {
  const origin = readFileSync(new URL('ORIGIN.md', FOLDER), 'utf8');
  for (const { file, licence, sha256 } of styles) {
    expect(['Apache-2.0', 'CC0', 'public domain']).toContain(licence);
    expect(origin).toContain(`| ${file} |`);
    expect(origin).toContain(sha256);
  }
});

it('there is enough to choose from, in little space, and nothing else', () => {
  const count = (kind: string) => styles.filter((style) => style.kind === kind).length;
  expect(count('style')).toBeGreaterThanOrEqual(8);
  expect(count('texture')).toBeGreaterThanOrEqual(4);
  expect(styles.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(3e6);
  expect(new Set(styles.map(({ id }) => id)).size).toBe(styles.length);
  const pictures = readdirSync(FOLDER).filter((file) => file.endsWith('.jpg'));
  expect(pictures.sort()).toEqual(styles.map(({ file }) => file).sort());
});
