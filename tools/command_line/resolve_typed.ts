import { resolve } from 'node:path';
import type { CAC } from 'cac';

/**
 * Has the paths that were typed count from where the person stands. Those that flags have by default count from this folder.
 * @param cli after it was parsed: flags say with `<folder>`, `<file>` or `<film>` that they take a path, with `<program>` a path or a name
 * @param stands where the person does
 * @returns the flags whose paths were typed
 */
export function resolveTyped(cli: CAC, stands: string): ReadonlySet<string> {
  const typed = new Set<string>();
  for (const { name, rawName } of cli.matchedCommand?.options ?? []) {
    const value: unknown = cli.options[name];
    // The parser takes a folder named 2026 for a number.
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const isPath =
      /<(folder|file|film)>$/.test(rawName) || (rawName.endsWith('<program>') && /[/\\]/.test(`${value}`));
    const isTyped = cli.rawArgs.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
    if (!isPath || !isTyped) continue;
    cli.options[name] = resolve(stands, `${value}`);
    typed.add(name);
  }
  return typed;
}
