import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPython } from '../../tools/train-style/python.ts';

const python = findPython();
const lacking = python === null ? 'Python 3.11 or newer is missing' : null;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-train-style-'));
  writeFileSync(join(folder, 'a.jpg'), 'one picture');
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b/a.jpg'), 'another picture');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What lines of Python leave with identity.py; `of` makes what the flags are. */
function identity(...lines: string[]): { code: number | null; out: string; err: string } {
  const program = [
    'import argparse, pathlib',
    'from identity import *',
    `folder = pathlib.Path(${JSON.stringify(folder)})`,
    'def of(picture="a.jpg", name="A", id=None, **flags):',
    '    usual = {"size": "tiny", "steps": 3000, "rate": 0.002, "out": None, "start": None}',
    '    return argparse.Namespace(picture=folder / picture, name=name, id=id, **{**usual, **flags})',
    ...lines,
  ];
  const { status, stdout, stderr } = spawnSync(python ?? '', ['-B', '-c', program.join('\n')], {
    cwd: 'tools/train-style',
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf8' },
  });
  return { code: status, out: stdout.trim(), err: stderr.trim() };
}

const fine = { code: 0, err: '' };
const refused = (why: string) => ({ code: 1, err: expect.stringContaining(why) });

describe.skipIf(lacking)(`a run of train.py${lacking ? ` (left out: ${lacking})` : ''}`, () => {
  it('is named by an id that may stand in an address and in a blend', () => {
    expect(identity('print(identity_of(of(name="Monet, Water Lilies (2)")))')).toMatchObject({
      ...fine,
      out: 'monet-water-lilies-2',
    });
    const korean = 'name="\\ud30c\\ub3c4"';
    expect(identity(`identity_of(of(${korean}))`)).toMatchObject(refused('Choose one with --id.'));
    const named = identity(`print(identity_of(of(${korean}, id="wave")))`);
    expect(named).toMatchObject({ ...fine, out: 'wave' });
  });

  it('goes on with its own words, another end and another title', () => {
    const again = 'refuse_other_run(begun, made_with(of(steps=6000, name="B")), folder)';
    expect(identity('begun = made_with(of())', again)).toMatchObject(fine);
  });

  it.each([
    ['another picture of the same name', 'picture="b/a.jpg"', 'something else: picture.'],
    ['another rate', 'rate=0.001', 'something else: rate.'],
    ['another start', 'start=folder / "b" / "checkpoint.pt"', 'something else: from.'],
  ])('does not go on with %s', (_title, flags, why) => {
    const lines = ['begun = made_with(of())', `refuse_other_run(begun, made_with(of(${flags})), folder)`];
    expect(identity(...lines)).toMatchObject(refused(why));
  });

  it('does not go on from a checkpoint that does not say what it was made with', () => {
    expect(identity('refuse_other_run(None, made_with(of()), folder)')).toMatchObject(
      refused('nobody knows what'),
    );
  });

  it('writes over no net that it did not make, and hides no style', () => {
    const wave = 'refuse_taken("great-wave", MODELS / "trained" / "great-wave", False)';
    expect(identity(wave)).toMatchObject(refused('this run did not make'));
    expect(identity(wave.replace('False', 'True'))).toMatchObject(fine);
    const pastel = 'refuse_taken("evening-pastel", MODELS / "trained" / "evening-pastel", False)';
    expect(identity(pastel)).toMatchObject(refused('is a style of 26 styles in one network already'));
    expect(identity('refuse_taken("my-style", MODELS / "trained" / "my-style", False)')).toMatchObject(fine);
  });
});
