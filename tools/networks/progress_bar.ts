import { megabytes } from '../../src/network/importers/text_files.ts';

const BAR = 30;
/** Of the whole, between two lines where the output is not a terminal. */
const STEP = 0.1;

/**
 * A bar of bytes on stderr: one line that is drawn over on a terminal, else a line for every tenth.
 * @returns told the bytes that are there and those of the whole, null where that is not known
 */
export function progressBar(what: string): (done: number, whole: number | null) => void {
  const { stderr } = process;
  let shown = '';
  return (done, whole) => {
    const share = whole ? Math.min(1, done / whole) : 0;
    const steps = Math.floor(share / STEP);
    if (!stderr.isTTY) {
      const line = whole ? `${what}: ${steps * 10} % of ${megabytes(whole)}` : '';
      if (line && steps > 0 && line !== shown) console.error(line);
      shown = line;
      return;
    }
    const cells = Math.round(BAR * share);
    const bar = whole ? `[${'#'.repeat(cells)}${'.'.repeat(BAR - cells)}] ` : '';
    const line = `${what} ${bar}${megabytes(done)}${whole ? ` of ${megabytes(whole)}` : ''}`;
    // Erases what a longer line left behind.
    if (line !== shown) stderr.write(`\r${line}\x1b[K${share === 1 ? '\n' : ''}`);
    shown = line;
  };
}
