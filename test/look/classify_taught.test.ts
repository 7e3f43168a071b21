import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkIdentity } from '../../src/contract/picture_gallery.ts';
import { unitOf } from '../../src/embedding/taught_classes.ts';
import { writeTaught } from '../../src/embedding/taught_file.ts';
import { describePhotograph, identityOf } from '../../tools/look/describe.ts';
import { readPhotograph } from '../../tools/look/files/photograph.ts';
import { loadShipped } from '../support/efficientnet.ts';
import { look } from '../support/look.ts';
import { startWasm } from '../support/wasm_backend.ts';

const PICTURES = join(import.meta.dirname, '../../models/pictures');
const picture = (name: string) => join(PICTURES, `${name}.jpg`);
const folder = mkdtempSync(join(tmpdir(), 'convoscope-taught-'));
const file = join(folder, 'classes.json');
let identity: NetworkIdentity;
let text: string;

beforeAll(async () => {
  await startWasm();
  const network = await loadShipped();
  identity = identityOf(network);
  const taught = async (name: string, of: string) => {
    const photograph = await readPhotograph(picture(of), network.description.input);
    const { point } = await describePhotograph(network, photograph);
    return { name, examples: [{ features: unitOf(point.features), thumbnail: 'data:image/jpeg;base64,' }] };
  };
  text = writeTaught([await taught('pet', 'dog'), await taught('drink', 'coffee')], identity);
  network.dispose();
  writeFileSync(file, text);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('classify --taught', () => {
  it('says what the nearest examples say, beside the classes of the network', async () => {
    const { out, code } = await look(
      'classify',
      picture('dog'),
      picture('coffee'),
      '--taught',
      file,
      '--json',
    );
    expect(code).toBe(0);
    const answers = JSON.parse(out) as { classes: { label: string }[]; taught: object[] }[];
    expect(answers.map(({ classes }) => classes.length)).toEqual([5, 5]);
    expect(answers.map(({ taught }) => taught[0])).toEqual([
      { name: 'pet', probability: 1, similarity: expect.closeTo(1, 4) },
      { name: 'drink', probability: 1, similarity: expect.closeTo(1, 4) },
    ]);
  });

  it('tells people in a line for each class', async () => {
    const { out } = await look('classify', picture('dog'), '--taught', file);
    expect(out).toMatch(/100\.0 % {2}taught: pet \(cosine to the nearest example 1\.000\)/);
    expect(out).toMatch(/ 0\.0 % {2}taught: drink/);
  });

  it.each([
    [
      'of other weights',
      () => text.replace(identity.weightsSha256, 'abc'),
      'was taught with other weights of',
    ],
    ['cut off', () => text.slice(0, 900), 'is damaged'],
  ])('a file that is %s ends it by name', async (_, written, message) => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, written());
    const { out, err, code } = await look('classify', picture('dog'), '--taught', bad);
    expect(code).toBe(1);
    expect(err).toContain('TaughtFileError: bad.json');
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  it('a file that is not there ends it', async () => {
    const { err, code } = await look('classify', picture('dog'), '--taught', join(folder, 'none.json'));
    expect(code).toBe(1);
    expect(err).toContain('none.json');
  });
});
