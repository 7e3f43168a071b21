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

/** Tools that leave code of their own in dist/: the service worker, its client, and how files find each other. */
const LEFT_BY_TOOLS: ReadonlySet<string> = new Set(
  [
    ...['workbox-precaching', 'workbox-routing', 'workbox-strategies', 'vite-plugin-pwa'],
    ...['vite', 'rolldown'],
  ].map((name) => `node_modules/${name}`),
);

/** What a tool brings along for its own work follows its own licence, and is not in dist/. */
const OF_OTHERS = /^# Licenses of bundled dependencies$/m;

function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .map((name) => (readFileSync(join(folder, name), 'utf8').split(OF_OTHERS)[0] ?? '').trim());
}

function packagesInside(): [folder: string, LockedPackage][] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages).filter(
    ([folder, { dev, optional }]) =>
      LEFT_BY_TOOLS.has(folder) || (folder && !folder.includes('@types/') && !dev && !optional),
  );
}

/** Every package of which there is something in dist/, with the texts that come with it. */
export function licences(): string {
  const chapters = packagesInside().map(([folder, { version, license }]) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [`${name} ${version} (${license ?? 'see below'})`, ...licenceTexts(folder)].join('\n\n');
  });
  return `${chapters.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
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
