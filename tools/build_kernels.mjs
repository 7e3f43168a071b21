/** Compiles the SIMD kernels (AssemblyScript) to the two binaries that ship: for a private heap and for a shared one. */
import { realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = new URL('../src/network/kernels/', import.meta.url);
const SOURCES = fileURLToPath(new URL('assembly', FOLDER));

const COMMON = ['-O3', '--importMemory', '--runtime', 'stub', '--enable', 'simd,bulk-memory'];

/** The shared heap's largest size, in pages of 64 KiB, must be at least what tfjs asks for. */
const SHARED = [
  '--enable',
  'simd,bulk-memory,threads',
  '--sharedMemory',
  '--initialMemory',
  '256',
  '--maximumMemory',
  '65536',
];

/**
 * The compiler names functions by their file, and the order of equally frequent functions hangs on these names: paths are
 * relative to the sources' folder, so that the binaries are the same wherever the project lies.
 * @param {string} [sources] the folder of index.ts
 * @returns the binaries by file name, for writing or for comparing with what is there
 */
export async function compileKernels(sources = SOURCES) {
  const variants = { 'kernels.wasm': COMMON, 'kernels.threads.wasm': [...COMMON, ...SHARED] };
  const binaries = new Map();
  for (const [name, options] of Object.entries(variants)) {
    const { error, stderr } = await asc.main(
      ['index.ts', ...options, '--baseDir', sources, '--outFile', name],
      {
        writeFile: (file, contents) => {
          if (file.endsWith('.wasm')) binaries.set(name, contents);
        },
      },
    );
    if (error) throw new Error(stderr.toString(), { cause: error });
  }
  return binaries;
}

const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  for (const [name, contents] of await compileKernels()) await writeFile(new URL(name, FOLDER), contents);
}
