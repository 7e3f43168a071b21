/** Errors carry codes; every complete language has words for each. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { errorMessages } from '../../../src/contract/errors/index.ts';
import { told } from '../../../src/contract/told.ts';
import { korean } from '../../../src/ui/language/ko/index.ts';
import { beginWith, sentence } from '../../../src/ui/language/language.ts';

const codesOf = (areas: Readonly<Record<string, object>>) =>
  Object.entries(areas).flatMap(([area, messages]) => Object.keys(messages).map((name) => `${area}.${name}`));
const codes = codesOf(errorMessages);

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(`src/${name}`, 'utf8') }));
const source = sources.map(({ text }) => text).join('\n');

/** Classes of errors without a code. */
const untold = (text: string) =>
  [...text.matchAll(/class (\w+) extends (?:\w*Error)\b/g)].flatMap(([line, name]) =>
    /extends (ToldError|WorkerError)/.test(line) || name === 'ToldError' ? [] : [name],
  );

describe('every code of an error', () => {
  it('has words in Korean', () => {
    const own = new Set(codesOf(korean.words));
    expect(codes.filter((code) => !own.has(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(200);
  });

  it('is told somewhere', () => {
    // Channel, row, class … are named by what they are.
    const byKind = /^pieces\.(channel|row|column|class|neuron|taught|top)$/;
    expect(codes.filter((code) => !byKind.test(code) && !source.includes(`'${code}'`))).toEqual([]);
  });
});

describe('every class of errors', () => {
  it('that has no code is found', () => {
    expect(untold('class AError extends Error {}\nclass BError extends ToldError {}')).toEqual(['AError']);
  });

  it('has a code', () => {
    const found = sources.flatMap(({ name, text }) => untold(text).map((one) => `${name}: ${one}`));
    // It is thrown and caught in one importer.
    expect(found).toEqual(['network/importers/pickle.ts: TruncatedPickle']);
  });
});

describe('in Korean', () => {
  afterEach(() => beginWith('en'));

  it('values, parts and phrases stand in the sentence', async () => {
    const what = told('pictureErrors.named', { name: 'a.png', why: told('pieces.videoEmpty') });
    const missing = told('settingErrors.missing', {
      layer: 'conv1',
      what: told('pieces.row'),
      index: 9,
      count: 7,
    });
    expect(sentence(what)).toBe('a.png: it holds no picture that this browser can show');
    await beginWith('ko');
    expect(sentence(what)).toBe('a.png: 이 브라우저가 보여 줄 수 있는 영상이 들어 있지 않습니다');
    expect(sentence(missing)).toBe('conv1: 행 9번이 없습니다. 0번부터 7개 있습니다.');
    expect(sentence(told('styleErrors.noModel', { what: 'texture' }))).toMatch(/^먼저 텍스처/);
  });
});
