import { expect, it } from 'vitest';
import {
  draftOf,
  issuesOf,
  settingOf,
  startOf,
  textOf,
  whyNoDraft,
  withValue,
} from '../../../src/ui/exhibit/edit/draft.ts';
import { readExhibit } from '../../../src/ui/exhibit/read_exhibit.ts';

it('a value is put where its path leads, in what is made for it, and in its place in the file', () => {
  expect(withValue({}, ['attract', 'words'], 'Come')).toEqual({ attract: { words: 'Come' } });
  const changed = withValue({ countdown: 5, counts: true }, ['countdown'], 7);
  expect(textOf(changed)).toBe(
    '{\n  "$schema": "./convoscope.schema.json",\n  "countdown": 7,\n  "counts": true\n}\n',
  );
});

it('what is taken away takes along what it leaves empty, and nothing else', () => {
  const draft = { hours: { from: '09:00' }, counts: true };
  expect(withValue(draft, ['hours', 'from'], undefined)).toEqual({ counts: true });
  expect(withValue(draft, ['hours', 'to'], undefined)).toEqual(draft);
  expect(draft).toEqual({ hours: { from: '09:00' }, counts: true });
});

it('rows of a list are added, changed and removed by their number', () => {
  const one = withValue({}, ['attract', 'views', 0], {});
  const two = withValue(withValue(one, ['attract', 'views', 0, 'view'], 'a'), ['attract', 'views', 1], {
    view: 'b',
  });
  expect(two).toEqual({ attract: { views: [{ view: 'a' }, { view: 'b' }] } });
  expect(withValue(two, ['attract', 'views', 0], undefined)).toEqual({ attract: { views: [{ view: 'b' }] } });
  // A row whose last word was taken away is still a row.
  expect(withValue(one, ['attract', 'views', 0, 'view'], undefined)).toEqual({ attract: { views: [{}] } });
});

it('names what makes no sense with its line in the text', () => {
  const draft = { countdown: 'ten', start: { fit: 'wide', view: 'saliency' } };
  const lines = textOf(draft).split('\n');
  expect(lines[2]).toContain('countdown');
  expect(lines[4]).toContain('fit');
  const told = issuesOf(draft).map(({ message }) => message);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^Line 3 of convoscope\.json: “countdown”/);
  expect(told[1]).toContain('“wide” is no value for “fit” in line 5 of convoscope.json');
  expect(issuesOf({ countdown: 10 })).toEqual([]);
});

it('reads files with comments, and nothing that is no object', () => {
  expect(draftOf('{ "countdown": 3, // seconds\n }')).toEqual({ countdown: 3 });
  for (const text of ['', '[1]', '"x"', 'null', 'no JSON', '{ "countdown" 3, "counts": true }'])
    expect(draftOf(text)).toBeNull();
  expect(whyNoDraft('{\n "countdown" 3 }', 'hall.json')?.message).toMatch(/[Ll]ine 2 of hall\.json/);
});

it('an address becomes a start that says the same', () => {
  const start = startOf('?view=grad-cam&seed=7&config=a.json&ablation=a:1&ablation=b:2&opacity=0.50');
  expect(start).toEqual({ view: 'grad-cam', seed: 7, ablation: ['a:1', 'b:2'], opacity: '0.50' });
  expect(readExhibit(textOf({ start }), 'x').issues).toEqual([]);
});

it('a flag is typed as the form shows it', () => {
  const draft = withValue({ start: { kiosk: true } }, ['start', 'kiosk'], settingOf('false'));
  expect(issuesOf(draft)).toEqual([]);
  expect(textOf(draft)).toContain('"kiosk": false');
});

it.each([
  ['12', 12],
  ['0.25', 0.25],
  ['007', '007'],
  ['1e3', '1e3'],
  ['', ''],
  ['blocks.2:3', 'blocks.2:3'],
  ['true', true],
  ['false', false],
])('a setting that is typed as %s is %s', (typed, value) => expect(settingOf(typed)).toBe(value));
