import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
// @ts-expect-error: a tool in plain JavaScript, without types
import { compileKernels } from '../../../tools/build_kernels.mjs';

it('the kernels that ship are what their source compiles to', async () => {
  const binaries: Map<string, Uint8Array> = await compileKernels();
  expect([...binaries.keys()].sort()).toEqual(['kernels.threads.wasm', 'kernels.wasm']);
  for (const [name, compiled] of binaries) {
    const shipped = await readFile(new URL(`../../../src/network/kernels/${name}`, import.meta.url));
    expect(Buffer.compare(shipped, Buffer.from(compiled)), name).toBe(0);
  }
});
