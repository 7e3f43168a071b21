import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  /** Either of them, by who asks for it. */
  devOptional?: boolean;
}

const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/** Tools that leave code of their own in dist/: the service worker, its client, and how files find each other. */
const LEFT_BY_TOOLS: ReadonlySet<string> = new Set(
  [
    ...['workbox-precaching', 'workbox-routing', 'workbox-strategies', 'vite-plugin-pwa'],
    ...['vite', 'rolldown'],
  ].map((name) => `node_modules/${name}`),
);

/** What a tool brings along for its own work follows its own licence, and is not in dist/. */
const OF_OTHERS = /^# Licenses of bundled dependencies$/m;

/** Files that begin with a notice of their own, which has to stay with what is taken from them. */
const NOTICES: Readonly<Record<string, string>> = { 'node_modules/seedrandom': 'lib/alea.js' };

/** Where a package tells its licence in no file of its own: the end of its README. */
const IN_README = /^(?:#+ *)?licen[cs]e.*\n(?:-+\n)?[\s\S]*permission is hereby granted[\s\S]*$/im;

const APACHE = 'Apache-2.0';
const IS_APACHE = 'Under the Apache License 2.0, whose text stands at the end of this file.';

/** The MIT License as the Open Source Initiative has it. */
const mitOf = (holder: string) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** @throws {Error} where a package says nothing from which its text is known */
function licenceTexts(folder: string): string[] {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const names = readdirSync(folder);
  const files = names
    .filter((name) => LICENCE_FILE.test(name))
    .map((name) => (read(name).split(OF_OTHERS)[0] ?? '').trim());
  const texts = files.length > 0 ? files : [unfiledText(folder, names, read)];
  const noticed = NOTICES[folder];
  return noticed ? [...texts, `${noticed}:\n\n${headOf(read(noticed))}`] : texts;
}

function unfiledText(folder: string, names: readonly string[], read: (name: string) => string): string {
  const { license, author } = JSON.parse(read('package.json')) as {
    license?: string;
    author?: string | { name: string };
  };
  if (license === APACHE) return IS_APACHE;
  // Of TensorFlow.js' layers, some of whose files say “Copyright 2018 Google LLC … MIT-style license”.
  if (license === `${APACHE} AND MIT`) return `${IS_APACHE}\n\n${mitOf('2018 Google LLC')}`;
  const readme = names.find((name) => /^readme/i.test(name));
  const said = readme && IN_README.exec(read(readme))?.[0].trim();
  if (said) return said;
  const holder = typeof author === 'string' ? author : author?.name;
  if (license === 'MIT' && holder) return mitOf(holder);
  throw new Error(`${folder} comes without the text of its licence (${license}).`);
}

/** The comment that a file begins with. */
const headOf = (code: string): string =>
  /^(?:\s*\/\/.*\n|\n)+/
    .exec(code)?.[0]
    .replace(/^ *\/\/ ?/gm, '')
    .trim() ?? '';

function packagesInside(): [folder: string, LockedPackage][] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages).filter(
    ([folder, { dev, optional, devOptional }]) =>
      LEFT_BY_TOOLS.has(folder) ||
      (folder && !folder.includes('@types/') && !dev && !optional && !devOptional),
  );
}

/** Every package of which there is something in dist/, with the texts that come with it; the program's own licence is the last. */
export function licences(): string {
  const chapters = packagesInside().map(([folder, { version, license }]) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [`${name} ${version} (${license ?? 'see below'})`, ...licenceTexts(folder)].join('\n\n');
  });
  const whole = [...chapters, readFileSync('LICENSE', 'utf8').trim()];
  return `${whole.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/**
 * Writes dist/licences.txt.
 * Vite's own build.license leaves out what workers and style sheets bring in, and those are most of it.
 */
export function writeLicences(): Plugin {
  return {
    name: 'convoscope:licences',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licences() });
    },
  };
}
