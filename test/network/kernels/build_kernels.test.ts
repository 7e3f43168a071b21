import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
// @ts-expect-error: a tool in plain JavaScript, without types
import { compileKernels } from '../../../tools/build_kernels.mjs';

const KERNELS = new URL('../../../src/network/kernels/', import.meta.url);

async function expectShipped(binaries: Map<string, Uint8Array>): Promise<void> {
  expect([...binaries.keys()].sort()).toEqual(['kernels.threads.wasm', 'kernels.wasm']);
  for (const [name, compiled] of binaries) {
    const shipped = await readFile(new URL(name, KERNELS));
    expect(Buffer.compare(shipped, Buffer.from(compiled)), name).toBe(0);
  }
}

it('the kernels that ship are what their source compiles to', async () => {
  await expectShipped(await compileKernels());
});

/** Paths of many lengths and letters: an order that hangs on a path's hash would differ at one of them. */
it.each(['a', 'home/z/q', 'zzz', 'a folder/그림', 'x/'.repeat(40)])(
  'wherever the project lies: %s',
  async (path) => {
    const top = await mkdtemp(join(tmpdir(), 'kernels-'));
    try {
      const sources = join(top, path, 'assembly');
      await cp(fileURLToPath(new URL('assembly', KERNELS)), sources, { recursive: true });
      await expectShipped(await compileKernels(sources));
    } finally {
      await rm(top, { recursive: true });
    }
  },
);

it('npm run kernels writes them, also where the path has a space', async () => {
  const top = await mkdtemp(join(tmpdir(), 'kernels of mine '));
  try {
    const [program, kernels] = [join(top, 'tools/build_kernels.mjs'), join(top, 'src/network/kernels')];
    await cp('tools/build_kernels.mjs', program);
    await cp(fileURLToPath(new URL('assembly', KERNELS)), join(kernels, 'assembly'), { recursive: true });
    await symlink(resolve('node_modules'), join(top, 'node_modules'));
    await promisify(execFile)(process.execPath, [program]);
    const written = (await readdir(kernels)).filter((name) => name.endsWith('.wasm'));
    const entries = written.map(async (name) => [name, await readFile(join(kernels, name))] as const);
    await expectShipped(new Map(await Promise.all(entries)));
  } finally {
    await rm(top, { recursive: true });
  }
});
