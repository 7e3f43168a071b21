/** The tables of README.md that follow from what techniques and paintings say of themselves. */
import type { Filter } from '../src/techniques/common/filter.ts';
import type { SlowTechnique } from '../src/techniques/common/slow_technique.ts';
import type { Technique } from '../src/techniques/common/technique.ts';

const table = (head: readonly [string, string], rows: readonly { title: string; says: string }[]): string =>
  [
    `| ${head.join(' | ')} |`,
    '| --- | --- |',
    ...rows.map(({ title, says }) => `| **${title}** | ${says} |`),
  ].join('\n');

/** The views: techniques, then filters. */
export function viewsTable(techniques: readonly Technique[], filters: readonly Filter[]): string {
  const rows = [...techniques, ...filters].map(({ title, question }) => ({ title, says: question }));
  return table(['view', 'question it answers'], rows);
}

export const slowTechniquesTable = (slowTechniques: readonly SlowTechnique[]): string =>
  table(
    ['painting', 'what it makes'],
    slowTechniques.map(({ title, makes }) => ({ title, says: makes })),
  );

/** The same text with each table in the place of the one that has its head. @throws {Error} if there is none */
export function withTables(text: string, tables: readonly string[]): string {
  return tables.reduce((whole, made) => {
    const lines = whole.split('\n');
    const start = lines.indexOf(made.split('\n')[0] as string);
    if (start < 0) throw new Error(`There is no table that begins with ${made.split('\n')[0]}.`);
    const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
    return lines.toSpliced(start, length, ...made.split('\n')).join('\n');
  }, text);
}
