import { runCommandLine } from '../../tools/look/command_line.ts';

export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs a command line as `npm run look` would, in this process. */
export const look = (...words: string[]): Promise<Said> =>
  saidBy(() => runCommandLine(['node', 'look', ...words]));

/** What a command says while it runs in this process, and the exit code it leaves. */
export async function saidBy(run: () => Promise<void>): Promise<Said> {
  const before = { log: console.log, error: console.error, code: process.exitCode };
  const said = { out: '', err: '' };
  console.log = (...text: unknown[]) => {
    said.out += `${text.join(' ')}\n`;
  };
  console.error = (...text: unknown[]) => {
    said.err += `${text.join(' ')}\n`;
  };
  process.exitCode = 0;
  try {
    await run();
    return { ...said, code: Number(process.exitCode) };
  } finally {
    console.log = before.log;
    console.error = before.error;
    process.exitCode = before.code;
  }
}
