// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** @param {string} file */
const packagesIn = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;

/** By content, not by date: a checkout gives every file a new date. */
function installedMatchesLock() {
  try {
    const installed = packagesIn('node_modules/.package-lock.json');
    return Object.entries(packagesIn('package-lock.json')).every(
      // Optional packages are those of other platforms.
      ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** Tools for development, too, where NODE_ENV is "production": the program is built and tested with them. */
const CI = ['ci', '--include=dev'];

/** Installs what package-lock.json names where node_modules is missing or differs; ends the process when that fails. */
export function ensureDependencies() {
  if (installedMatchesLock()) return;
  console.log('Installing dependencies (once) …');
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...CI], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync(`npm ${CI.join(' ')}`, { cwd: ROOT, stdio: 'inherit', shell: true });
  if (status === 0) return;
  console.error('npm ci failed: see its message above. Is the network reachable?');
  process.exit(1);
}
