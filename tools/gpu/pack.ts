import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'vite';
import { packInto } from './packed_folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODELS = ['efficientnet-lite0', 'multistyle26', 'trained/starry-night'];
const NEEDED = /^(network\.json|labels\.json|.*\.safetensors|LICENSE.*|ORIGIN\.md)$/;
/** Shared libraries that a machine may lack: Vulkan's loader, and what Node is linked with. */
const LIBRARIES = ['libvulkan.so.1', 'libstdc++.so.6', 'libgcc_s.so.1', 'libatomic.so.1'];
/** What the answers are checked by. */
const WASM = [
  ...['', '-simd', '-threaded-simd'].map(
    (kind) => `node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${kind}.wasm`,
  ),
  'src/network/kernels/kernels.wasm',
];
/** What TensorFlow.js' programs of WebAssembly take for granted in Node. */
const COMMON_JS = `import { createRequire as requireOf } from 'node:module';
const require = requireOf(import.meta.url);
const __dirname = import.meta.dirname;`;
const MOST_BYTES = 60 * 2 ** 20;

const RUN = `#!/bin/sh
# Times what Convoscope asks of a graphics card. Takes the Vulkan driver that VK_DRIVER_FILES names, else the machine's own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/bench.mjs" "$here/chunks" "$here/models" "$here/node_modules" "$here/wasm" "$work"
gzip -dc "$here/node.gz" > "$work/node"
gzip -dc "$here/dawn.gz" > "$work/node_modules/webgpu/dist/linux-x64/dawn.node"
chmod +x "$work/node"
nvidia=/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json
if [ -z "\${VK_DRIVER_FILES:-}" ] && [ -f "$nvidia" ]; then export VK_DRIVER_FILES=$nvidia; fi
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
"$work/node" "$work/bench.mjs"
`;

/** Where the linker finds a library. @returns null where it is not on this machine */
async function libraryPath(name: string): Promise<string | null> {
  const { stdout } = await promisify(execFile)('/sbin/ldconfig', ['-p']);
  const [, path] =
    new RegExp(`^\\s*${name.replace(/[.+]/g, '\\$&')} .*x86-64.* => (.+)$`, 'm').exec(stdout) ?? [];
  return path ?? null;
}

async function compress(from: string, to: string): Promise<void> {
  await writeFile(to, await promisify(gzip)(await readFile(from), { level: 9 }));
}

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const stats = await Promise.all(names.map((name) => stat(join(folder, name))));
  return stats.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

/** @throws {Error} where this machine has no Vulkan loader, or the folder comes out larger than 60 MiB */
async function fill(folder: string): Promise<void> {
  const dawn = join(folder, 'node_modules/webgpu');
  for (const made of ['lib', 'models', 'wasm', 'node_modules/webgpu/dist/linux-x64'])
    await mkdir(join(folder, made), { recursive: true });

  await build({
    ...{ root: ROOT, configFile: false, logLevel: 'warn', publicDir: false },
    ssr: { noExternal: true, external: ['webgpu'] },
    build: {
      ...{
        ssr: join(import.meta.dirname, 'packed.ts'),
        outDir: folder,
        emptyOutDir: false,
        target: 'node20',
      },
      rolldownOptions: {
        output: { entryFileNames: 'bench.mjs', chunkFileNames: 'chunks/[name].mjs', banner: COMMON_JS },
      },
    },
  });
  const webgpu = join(ROOT, 'node_modules/webgpu');
  for (const file of ['package.json', 'index.js', 'LICENSE.md'])
    await cp(join(webgpu, file), join(dawn, file));
  for (const program of WASM) await cp(join(ROOT, program), join(folder, 'wasm', basename(program)));
  await compress(join(webgpu, 'dist/linux-x64/dawn.node'), join(folder, 'dawn.gz'));
  await compress(process.execPath, join(folder, 'node.gz'));
  for (const name of LIBRARIES) {
    const path = await libraryPath(name);
    if (path) await cp(realpathSync(path), join(folder, 'lib', name));
    else if (name === LIBRARIES[0])
      throw new Error(`${name} was not found; Debian has it in the package libvulkan1.`);
  }
  for (const model of MODELS)
    await cp(join(ROOT, 'models', model), join(folder, 'models', model), {
      recursive: true,
      filter: (path) => !existsSync(path) || NEEDED.test(basename(path)) || path.endsWith(model),
    });
  const index = [{ id: MODELS[0], title: 'EfficientNet-Lite0', folder: MODELS[0] }];
  await writeFile(join(folder, 'models/index.json'), JSON.stringify(index));
  await writeFile(join(folder, 'run.sh'), RUN);
  await chmod(join(folder, 'run.sh'), 0o755);
  const bytes = await bytesOf(folder);
  if (bytes > MOST_BYTES) throw new Error(`The packed bench takes ${mebibytes(bytes)}, more than 60.`);
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/**
 * Writes a folder that holds the bench and all that it needs but a driver: `FOLDER/run.sh` runs on a bare Linux machine (x86-64)
 * with gzip.
 * @param folder a new one, an empty one, or one that was packed before
 * @throws {Error} where it is another one, this is no such machine, has no Vulkan loader, or the folder comes out larger than 60 MiB
 */
export async function packGpuBench(folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The bench is packed on Linux on x86-64 only.');
  await packInto(folder, fill);
  console.log(
    `${folder}: ${mebibytes(await bytesOf(folder))}. On a Linux machine with a Vulkan driver: ${folder}/run.sh`,
  );
}
