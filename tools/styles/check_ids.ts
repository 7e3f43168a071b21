import type { StyleNetEntry } from '../../src/engine/live_style/style_catalogue.ts';

/** @throws {Error} where a style's id cannot stand in a blend, or is that of another net's, which it would hide */
export function checkIds(nets: readonly Pick<StyleNetEntry, 'folder' | 'styles'>[]): void {
  const owners = new Map<string, string>();
  for (const { folder, styles } of nets) {
    for (const { id } of styles) {
      if (!/^[a-z0-9._-]+$/.test(id))
        throw new Error(
          `models/${folder}: "${id}" is no id of a style: letters a to z, digits, dots, hyphens and underscores.`,
        );
      const owner = owners.get(id);
      if (owner !== undefined)
        throw new Error(
          `models/${owner} and models/${folder} both have a style "${id}": remove one of them.`,
        );
      owners.set(id, folder);
    }
  }
}
