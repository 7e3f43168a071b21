/** What reaches the screen as data, a part of a sentence or of a list, has words in each language. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginWith, phrase, said } from '../../../src/ui/language/language.ts';

/** Where such words are written: files, or folders with all that lies in them. */
const SPOKEN = [
  'embedding/taught_file.ts',
  'embedding/index_header.ts',
  'engine/encode',
  'engine/view/rank.ts',
  'media/png/job_record.ts',
  'network/device.ts',
  'network/importers',
  'techniques/common',
  'techniques/fool',
  'techniques/maps',
  'worker/backend.ts',
];
/** Names of papers, networks and kinds of files, what is read, not shown, and a title whose words stand elsewhere. */
const SAME =
  /\b(19|20)\d\d, |^(VGG-|SqueezeNet 7|Teachable Machine|TensorFlow\.js|ONNX, opset|PyTorch, |version |The list$|7 for 7$)/;

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('7');
}

/** Words with a space between them; a place that is filled is a 7. Faults for programmers are none. */
function halfSentencesOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node) || node.type === 'ImportDeclaration') return;
    if (
      node.type === 'CallExpression' &&
      ((node.callee as Node).object as Node | undefined)?.name === 'console'
    )
      return;
    if (node.type === 'NewExpression' && /^(Range)?Error$/.test(String((node.callee as Node).name))) return;
    const text = textOf(node);
    if (text && /\p{L}{2,}[,:]? ["[“]?[\p{L}7]/u.test(text) && !/[=<>]/.test(text)) found.push(text);
    Object.values(node).forEach(visit);
  };
  visit(parseSync('file.ts', source, { lang: 'ts' }).program);
  return found;
}

const filesOf = (place: string): string[] =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(`src/${place}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${place}/${name}`);

describe('a half-sentence is found', () => {
  it.each([
    ["refuse('has no window')", ['has no window']],
    [`refuse(\`takes \${count} numbers\`)`, ['takes 7 numbers']],
    ["throw new Error('the tensor is gone')", []],
    ["kind === 'conv'", []],
  ])('%s', (source, found) => expect(halfSentencesOf(source)).toEqual(found));
});

describe.each(['ko', 'de', 'es', 'ja'] as const)('in %s', (language) => {
  beforeAll(() => beginWith(language));
  afterAll(() => beginWith('en'));

  it.each(SPOKEN)('all of %s is said', (place) => {
    const found = filesOf(place).flatMap((file) =>
      halfSentencesOf(readFileSync(`src/${file}`, 'utf8')).map((text) => [file, text] as const),
    );
    expect(found.length).toBeGreaterThan(0);
    const lacks = found.filter(([, text]) => !SAME.test(text) && phrase(text) === text);
    expect(lacks).toEqual([]);
  });

  it('the pictures that ship have names', () => {
    const { pictures } = JSON.parse(readFileSync('models/gallery/gallery.json', 'utf8')) as {
      pictures: { shows: string }[];
    };
    expect(pictures.filter(({ shows }) => !said.value.phrases[shows])).toEqual([]);
  });
});
