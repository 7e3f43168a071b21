import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { whyUnplayable } from '../../src/camera/why_unplayable.ts';
import { englishOf } from '../../src/contract/told.ts';
import { HEADLINES, wordsOf } from '../../src/ui/error_words.ts';
import { notices, notifyError } from '../../src/ui/notices_store.ts';
import { tellIssues } from '../../src/ui/url_state/tell_issues.ts';

beforeEach(() => {
  notices.value = [];
});

/** Names of programmers: no visitor should read them first. */
const TECHNICAL = /[a-z][A-Z]|_|Error|Exception|undefined|null/;

describe('an error', () => {
  it('of every class of this program has a headline in plain words', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const named = files.flatMap((file) => [
      ...readFileSync(join(source, file), 'utf8').matchAll(/override readonly name = '(\w+)'/g),
    ]);
    const names = named.map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !Object.hasOwn(HEADLINES, name))).toEqual([]);
    for (const headline of Object.values(HEADLINES)) expect(headline).not.toMatch(TECHNICAL);
  });

  it('keeps its own message, and its name as a detail', () => {
    expect(wordsOf({ name: 'PictureFileError', message: 'a.png is empty.' })).toEqual({
      ...{
        headline: 'This picture cannot be opened',
        message: 'a.png is empty.',
        detail: 'PictureFileError',
      },
    });
  });

  it.each([
    ['TypeError', 'Failed to fetch'],
    ['TypeError', 'NetworkError when attempting to fetch resource.'],
    ['TypeError', 'Load failed'],
    ['TypeError', 'Failed to fetch dynamically imported module: https://a.example/x.js'],
    ['Error', 'Failed to fetch'],
    ['NotAllowedError', 'The request is not allowed by the user agent'],
    ['NotReadableError', 'The requested file could not be read, typically due to permission problems'],
    ['NotFoundError', 'A requested file or directory could not be found at the time'],
    ['EncodingError', 'The source image cannot be decoded.'],
    ['InvalidStateError', 'The source image could not be decoded.'],
    ['MediaError', 'DEMUXER_ERROR_NO_SUPPORTED_STREAMS: FFmpegDemuxer: no supported streams'],
    ['QuotaExceededError', 'The quota has been exceeded.'],
    ['RangeError', 'Array buffer allocation failed'],
    ['AbortError', 'The user aborted a request.'],
    ['TypeError', "Cannot read properties of undefined (reading 'x')"],
    ['DataCloneError', '#<Object> could not be cloned.'],
  ])('of a browser, %s: %s, is told in plain words, its own as a detail', (name, message) => {
    const words = wordsOf({ name, message });
    expect(words.headline).not.toMatch(TECHNICAL);
    expect(words.message).not.toMatch(TECHNICAL);
    expect(words.detail).toBe(`${name}: ${message}`);
  });

  it('that is none, a hint, has its own headline', () => {
    expect(wordsOf({ name: 'Copied', message: 'It is there.' })).toEqual({
      headline: 'Copied',
      message: 'It is there.',
      detail: null,
    });
  });

  it('is found by its name', () => {
    notifyError(new TypeError('Failed to fetch'));
    expect(notices.value).toMatchObject([
      { name: 'TypeError', headline: 'A part of the program cannot be read' },
    ]);
  });
});

it.each([
  [
    'DEMUXER_ERROR_NO_SUPPORTED_STREAMS: FFmpegDemuxer: no supported streams',
    /^this browser does not know .+\(DEM/,
  ],
  ['DEMUXER_ERROR_COULD_NOT_OPEN: FFmpegDemuxer: open context failed', /^it is damaged or cut off \(DEM/],
  ['PIPELINE_ERROR_DECODE: video decoder failed', /^its pictures are damaged.+\(PIPELINE_ERROR_DECODE\)$/],
  ['NS_ERROR_DOM_MEDIA_METADATA_ERR (0x806e0006)', /^it is damaged or cut off \(NS_/],
  ['it holds no picture', /^it holds no picture that this browser can show$/],
  ['', /^the browser does not say why$/],
])('a video that does not play says why in words: %s', (browser, words) => {
  expect(englishOf(whyUnplayable(browser))).toMatch(words);
});

it('all that is wrong with an address is told, however much it is', () => {
  const issues = Array.from({ length: 6 }, (_, i) => ({
    name: 'ParameterError',
    message: `Fault ${i}.`,
  }));
  tellIssues('error', issues);
  const [notice] = notices.value;
  expect(notice?.message.split('\n')).toHaveLength(6);
  expect(notice).toMatchObject({ name: 'AddressError', headline: 'The address asks for what there is not' });
});
