import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
}

const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

function runtimePackages(): [folder: string, LockedPackage][] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages).filter(
    ([folder, { dev, optional }]) => folder && !folder.includes('@types/') && !dev && !optional,
  );
}

/**
 * Writes dist/licences.txt: every package that the program depends on at run time, with the texts that come with it.
 * Vite's own build.license leaves out what workers and style sheets bring in, and those are most of it.
 */
export function writeLicences(): Plugin {
  return {
    name: 'convoscope:licences',
    apply: 'build',
    generateBundle() {
      const chapters = runtimePackages().map(([folder, { version, license }]) => {
        const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
        return [`${name} ${version} (${license ?? 'see below'})`, ...licenceTexts(folder)].join('\n\n');
      });
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: `${chapters.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
      });
    },
  };
}
