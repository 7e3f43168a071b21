/** Words of the page stand in src/ui/language, and in no component. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Attributes that somebody reads or hears. */
const READ = ['title', 'aria-label', 'placeholder', 'alt', 'label', 'help'];
/** Names, papers, keys, units and signs that are the same in every language. */
const SAME = /^(Convoscope|Esc|Home|MB|ms)$|\b(19|20)\d\d, \p{Lu}/u;

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** What of an expression is shown: the branches of a choice, not its condition. */
function shown(node: unknown): Node[] {
  if (!isNode(node)) return [];
  if (node.type === 'JSXExpressionContainer') return shown(node.expression);
  if (node.type === 'ConditionalExpression') return [...shown(node.consequent), ...shown(node.alternate)];
  if (node.type === 'LogicalExpression') return [...shown(node.left), ...shown(node.right)];
  return [node];
}

function wordsIn(node: Node): string[] {
  if (node.type === 'JSXText' || node.type === 'Literal') return [String(node.value)];
  if (node.type === 'TemplateLiteral')
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return [];
}

/** Letters that stand in JSX: between tags, or in an attribute that somebody reads. */
function literalsOf(source: string): string[] {
  const found: string[] = [];
  const take = (node: unknown) => {
    for (const text of shown(node).flatMap(wordsIn)) {
      const words = text.replace(/&\w+;/g, '').trim();
      if (/\p{L}{2}/u.test(words) && !SAME.test(words.replace(/[^\p{L}]+$/u, '')))
        found.push(words.replace(/\s+/g, ' '));
    }
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') (node.children as unknown[]).forEach(take);
    if (node.type === 'JSXAttribute' && READ.includes(String((node.name as Node).name))) take(node.value);
    Object.values(node).forEach(visit);
  };
  visit(parseSync('file.tsx', source, { lang: 'tsx' }).program);
  return found;
}

describe('a literal is found', () => {
  it.each([
    ['<p>Go on</p>', ['Go on']],
    ['<p>{open ? "Close" : "Open"}</p>', ['Close', 'Open']],
    ['<p>{late && "For long"}</p>', ['For long']],
    ['<button title="Stop">{sign}</button>', ['Stop']],
    ['<Slider label={on ? "More" : t("a.b")} />', ['More']],
    ['<img alt="" class="large picture" />', []],
    ["<p>{t('shell.close')} · {n} ms</p>", []],
    ['<p>Convoscope</p>', []],
    ['<p>0 &lt; {n}</p>', []],
  ])('%s', (source, literals) => expect(literalsOf(`const a = ${source};`)).toEqual(literals));
});

/** As they stand on keyboards. */
const KEYS = /^Page (up|down|[↑↓ ]+)$/;

/** Sentences and headlines outside of JSX: what begins with a capital and has several words. Texts of programs are none. */
function sentencesOf(source: string, lang: 'ts' | 'tsx'): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node) || isForProgrammers(node)) return;
    if (node.type === 'Literal' || node.type === 'TemplateLiteral')
      found.push(wordsIn(node).join('{}').replace(/\s+/g, ' '));
    Object.values(node).forEach(visit);
  };
  visit(parseSync(`file.${lang}`, source, { lang }).program);
  const isSentence = (text: string) => /^[“"]?\p{Lu}\p{L}+ +\S|^\{\} \p{L}{2,} \p{L}{2,}/u.test(text);
  return found.filter((text) => isSentence(text) && !/[;<=]|px /.test(text) && !KEYS.test(text));
}

/** Faults of the program itself, whose words stand in a detail, and what goes to the console. */
function isForProgrammers(node: Node): boolean {
  if (node.type === 'NewExpression') return /^(Aggregate)?Error$/.test(String((node.callee as Node).name));
  const callee = node.type === 'CallExpression' ? (node.callee as Node) : null;
  return callee?.type === 'MemberExpression' && (callee.object as Node).name === 'console';
}

describe('a sentence is found', () => {
  it.each([
    ["notify('hint', 'Nothing in it', text)", ['Nothing in it']],
    [`const a = { says: \`Of \${count} files, this is shown.\` }`, ['Of {} files, this is shown.']],
    [`fail(\`\${file} is too long.\`)`, ['{} is too long.']],
    ["throw new Error('It was called twice.')", []],
    ["console.warn('The atlas cannot be read')", []],
    ["element.className = 'panel-section gallery'", []],
    ["t('staff.wait', { seconds })", []],
  ])('%s', (source, sentences) => expect(sentencesOf(source, 'ts')).toEqual(sentences));
});

const files = ['src/ui', 'src/render'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  ),
);
const components = files.filter((file) => file.endsWith('.tsx'));

it.each(components)('%s holds no words of its own', (file) => {
  expect(literalsOf(readFileSync(file, 'utf8'))).toEqual([]);
});

/** Descriptions of the schema are spoken by `phrase`; classes of ImageNet are names. */
const SPOKEN = ['src/ui/exhibit/exhibit.ts', 'src/ui/classroom/everyday.ts'];

it.each(files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('src/ui/language/')))(
  '%s holds no sentences of its own',
  (file) => {
    if (SPOKEN.includes(file)) return;
    expect(sentencesOf(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts')).toEqual([]);
  },
);
