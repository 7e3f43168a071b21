import { runCommand } from '../../tools/look/command_line.ts';

export interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs a command line as `npm run look` would, in this process. */
export async function look(...words: string[]): Promise<Said> {
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
    await runCommand(['node', 'look', ...words]);
    return { ...said, code: Number(process.exitCode) };
  } finally {
    console.log = before.log;
    console.error = before.error;
    process.exitCode = before.code;
  }
}
