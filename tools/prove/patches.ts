/** The strongest patches over a folder against an exhaustive search in PyTorch, on the same decoded pixels. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Network } from '../../src/network/network.ts';
import { KEPT } from '../../src/techniques/patches/best_patches.ts';
import { picturesAt } from '../look/files/found_pictures.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { loadNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { findTopPatches } from '../look/top_patches.ts';

/** Channels by layer, as PyTorch and as we name it: early behind a ReLU6, the output of a block, the last layer. */
const WANTED = [
  { torch: 'blocks.1.1.act2', ours: 'blocks.1.1.act2', channels: [3, 17, 44, 71, 99, 120, 143] },
  { torch: 'blocks.3.1', ours: 'blocks.3.1.add', channels: [0, 9, 21, 38, 52, 66, 79] },
  { torch: 'act2', ours: 'act2', channels: [5, 250, 511, 777, 1024, 1279] },
];
const TOLERANCE = 1e-3;
/** Two neurons whose values are closer may stand in another order: float32 does not tell them apart. */
const NEAR = 1e-4;

interface Reference {
  readonly picture: number;
  readonly value: number;
  readonly y: number;
  readonly x: number;
}

/**
 * Prints what was compared, and how many pictures a second were mined, decoding included.
 * @returns whether the two agree
 */
export async function provePatches(flags: { pictures: string; python: string }): Promise<boolean> {
  const { images, failures } = await picturesAt([flags.pictures]);
  if (failures[0]) throw new Error(failures[0].error);
  await startNodeBackend();
  const network = await loadNetworkFolder('efficientnet-lite0');
  const wanted = searchInTorch(flags.python, await decoded(images, network));
  const differences: string[] = [];
  let [compared, swapped] = [0, 0];
  for (const { torch, ours, channels } of WANTED) {
    const start = performance.now();
    const found = await findTopPatches(network, images, { layer: ours, channels }, () => {});
    const seconds = (performance.now() - start) / 1000;
    console.log(`${ours}: ${images.length} pictures, ${(images.length / seconds).toFixed(1)} a second`);
    for (const { channel, patches } of found.channels) {
      const reference = wanted[`${torch}:${channel}`] ?? [];
      const got = patches.map(({ image, ...rest }) => ({ ...rest, picture: images.indexOf(image) }));
      const { moved, difference } = compare(`${ours}, channel ${channel}`, got, reference);
      if (difference) differences.push(difference);
      swapped += moved;
      compared += got.length;
    }
  }
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) return false;
  console.log(
    `${compared} patches of 20 channels are those of PyTorch: same picture, same place, value within ${TOLERANCE}` +
      (swapped ? `; ${swapped} stand in another order, their values closer than ${NEAR}.` : '.'),
  );
  return true;
}

/** How many patches stand in another order though their values are as good as equal; or in words where the two differ. */
function compare(what: string, got: readonly Reference[], reference: readonly Reference[]) {
  let moved = 0;
  if (got.length < Math.min(KEPT, reference.length))
    return { moved, difference: `${what}: ${got.length} patches, PyTorch finds ${reference.length}.` };
  for (const [i, patch] of got.entries()) {
    const at = reference.findIndex(
      ({ picture, y, x }) => picture === patch.picture && y === patch.y && x === patch.x,
    );
    const { value = Number.NaN } = reference[at] ?? {};
    const near = Math.abs(value - (reference[i]?.value ?? Number.NaN)) < NEAR;
    if (!(Math.abs(value - patch.value) <= TOLERANCE) || (at !== i && !near))
      return {
        moved,
        difference: `${what}: place ${i} is ${show(patch)}, PyTorch has ${show(reference[i])}.`,
      };
    if (at !== i) moved++;
  }
  return { moved, difference: null };
}

const show = (patch: Reference | undefined) =>
  patch ? `picture ${patch.picture} at ${patch.y}, ${patch.x} with ${patch.value}` : 'nothing';

/** The pixels that our network sees, [pictures, height, width, 3], 0..255. */
async function decoded(images: readonly string[], network: Network): Promise<Buffer> {
  const crops: Buffer[] = [];
  for (const image of images) {
    const photograph = await readPhotograph(image, network.description.input);
    crops.push(await photograph.crop(network.description.input.width));
  }
  return Buffer.concat(crops);
}

function searchInTorch(python: string, pixels: Buffer): Record<string, Reference[]> {
  const folder = mkdtempSync(join(tmpdir(), 'convoscope-prove-'));
  try {
    writeFileSync(join(folder, 'pixels.bin'), pixels);
    const channels = Object.fromEntries(WANTED.map((one) => [one.torch, one.channels]));
    writeFileSync(join(folder, 'wanted.json'), JSON.stringify(channels));
    const script = join(import.meta.dirname, 'patches.py');
    const { status, error } = spawnSync(python, [script, folder], { stdio: 'inherit' });
    if (status !== 0)
      throw new Error(
        `${python} ${script} failed${error ? ` (${error.message})` : ''}. Name a Python with --python.`,
      );
    return JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8')) as Record<string, Reference[]>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
