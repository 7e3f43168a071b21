/** What `npm start` refuses before it serves anything, and what it leaves alone. */
import { spawnSync } from 'node:child_process';

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listeningFault } from '../../tools/start/listening_fault.ts';
import { readConfig } from '../../tools/start/read_config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convoscope-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (...words: string[]) =>
  spawnSync(process.execPath, ['tools/start.mjs', '--no-open', ...words], { encoding: 'utf8' });

function written(text: string): string {
  const file = join(folder, 'hall.json');
  writeFileSync(file, text);
  return file;
}

describe('a configuration', () => {
  it('is refused with every mistake and its line, also those of its start', () => {
    const file = written('{\n "countdown": "ten",\n "start": {\n "fit": "wide",\n "kisok": true } }');
    const message = () => {
      try {
        return String(readConfig(file));
      } catch (error) {
        return (error as Error).message;
      }
    };
    const [countdown, fit, kisok, ...rest] = message().split('\n');
    expect(countdown).toContain(`Line 2 of ${file}: “countdown”`);
    expect(fit).toContain(`“wide” is no value for “fit” in line 4 of ${file}`);
    expect(kisok).toMatch(/ine 5 of .*“kisok”/);
    expect(rest).toEqual([]);
  });

  it('is read as the page reads it', () => {
    const { start, countdown } = readConfig(written('\uFEFF{ "start": { "kiosk": true }, "countdown": 3 }'));
    expect({ start, countdown }).toEqual({ start: { kiosk: true }, countdown: 3 });
  });

  it('that is not there is named', () => {
    expect(() => readConfig(join(folder, 'none.json'))).toThrow(/^--config .*none\.json: ENOENT/);
  });

  it('ends the program with its mistakes, and no stack', () => {
    const { status, stderr } = start('--config', written('{ "start": { "fit": "wide" } }'));
    expect(status).toBe(2);
    expect(stderr).toContain('“wide” is no value for “fit” in line 1 of ');
    expect(stderr).not.toContain('    at ');
  });

  it('is looked for where the person stands, not where npm runs scripts', () => {
    written('{ "start": { "fit": "wide" } }');
    const env = { ...process.env, INIT_CWD: folder, npm_lifecycle_event: 'start' };
    const words = ['tools/start.mjs', '--config', 'hall.json'];
    const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain(`in line 1 of ${join(folder, 'hall.json')}`);
  });
});

it.each([
  [['--phones-port', '4200'], '--phones-port needs --phones or --https.'],
  [['--phones-address', 'http://hall.example/'], '--phones-address needs --phones or --https.'],
  [['--phones', '--https-port', '4201'], '--https-port needs --https or --cert and --key.'],
  [['--phones', '--phones-port', 'x'], '--phones-port x: not a port'],
])('%j is refused', (words, why) => {
  const { status, stderr } = start(...words);
  expect({ status, why: stderr.split('\n')[0] }).toEqual({ status: 2, why });
});

describe('a port that cannot be listened on', () => {
  it('ends the program with its reason, and no stack', async () => {
    const other = createServer();
    // It is taken as well where another program has it.
    await new Promise<void>((resolve) => {
      other.once('error', () => resolve());
      other.listen(65_535, () => resolve());
    });
    const { status, stderr } = start('--dev', '--port', '65535');
    other.close();
    expect(status).toBe(2);
    expect(stderr).toContain('--port: the server cannot listen on port 65535: No available ports');
    expect(stderr).not.toContain('    at ');
  });

  it('is told of where it takes rights, and other errors stay what they are', () => {
    const why = 'listen EACCES: permission denied 127.0.0.1:80';
    const denied = Object.assign(new Error(why), { code: 'EACCES', syscall: 'listen' });
    expect(listeningFault(denied, 80)).toBe(`--port: the server cannot listen on port 80: ${why}`);
    expect(listeningFault(new Error('a build that failed'), 80)).toBe(null);
  });
});

it('npm asks no registry whether there is a newer one of itself', () =>
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('update-notifier=false'));
