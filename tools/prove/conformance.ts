/** Every technique on every architecture of the zoo, written down as a table in docs/networks.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { familyOf } from '../../src/network/importers/families.ts';
import { architectureNames } from '../../src/network/zoo/index.ts';
import { techniques } from '../../src/techniques/index.ts';
import { slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { paints, problemOf, SIDE } from '../../test/support/conformance.ts';
import { zooPlan } from '../../test/support/zoo_network.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { startNodeOpenCv } from '../look/node_open_cv.ts';

const DOCUMENT = 'docs/networks.md';
const BEGINS = '<!-- written by npm run prove -- conformance -->';
const ENDS = '<!-- end -->';

export interface ConformanceFlags {
  /** Architectures, separated by commas; all by default. The table is written only where all are asked for. */
  readonly only?: string;
  /** By how many times fewer channels the layers have. */
  readonly narrow: number;
}

/** @returns whether every technique works on every architecture */
export async function proveConformance({ only, narrow }: ConformanceFlags): Promise<boolean> {
  await startNodeBackend();
  startNodeOpenCv();
  const names = only === undefined ? architectureNames : only.split(',');
  const reasons: string[] = [];
  const rows: string[] = [];
  for (const name of names) {
    const marks: string[] = [];
    const plan = zooPlan(name, { narrow });
    const put = (title: string, reason: string | null) => {
      if (reason) reasons.push(`${familyOf(name).title}, ${title}: ${reason}`);
      marks.push(reason ? `${reasons.length}` : '✔');
    };
    for (const technique of techniques) put(technique.title, await problemOf(plan, technique));
    for (const technique of slowTechniques) put(technique.title, await paints(plan, technique));
    rows.push(`| ${[familyOf(name).title, ...marks].join(' | ')} |`);
    console.log(rows.at(-1));
  }
  for (const reason of reasons) console.log(reason);
  if (only === undefined) await write(rows, reasons, narrow);
  return reasons.length === 0;
}

async function write(rows: readonly string[], reasons: readonly string[], narrow: number): Promise<void> {
  const titles = [...techniques, ...slowTechniques].map(({ title }) => title);
  const table = [
    `| ${['', ...titles].join(' | ')} |`,
    `| ${['', ...titles].map(() => '---').join(' | ')} |`,
    ...rows,
  ];
  const listed = reasons.map((reason, i) => `${i + 1}. ${reason}`);
  const whole = [
    BEGINS,
    '',
    `Pictures of ${SIDE} x ${SIDE} pixels${narrow > 1 ? `; every layer with 1/${narrow} of its channels` : ''}.`,
    '',
    ...table,
    '',
    ...listed,
    ...(listed.length > 0 ? [''] : []),
    ENDS,
  ];
  const text = await readFile(DOCUMENT, 'utf8');
  const [start, end] = [text.indexOf(BEGINS), text.indexOf(ENDS)];
  if (start < 0 || end < start) throw new Error(`${DOCUMENT} has no place for the table.`);
  await writeFile(DOCUMENT, text.slice(0, start) + whole.join('\n') + text.slice(end + ENDS.length));
}
