/** What is kept in 16 bits on a card changes nothing that a person would see. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerWebGpuKernels } from '../../src/network/kernels/webgpu/index.ts';
import { readNetwork } from '../../src/network/load.ts';
import { normalise } from '../../src/network/preprocess.ts';
import { readStyliser } from '../../src/network/style_nets/style_plan.ts';
import { canHalve } from '../../src/network/webgpu/precision.ts';
import { Random } from '../../src/numeric/random.ts';
import { techniques } from '../../src/techniques/index.ts';
import { folderFiles } from '../folder_files.ts';
import { NATIVE, startDawn } from '../gpu/dawn.ts';
import { compareScores, correlation, differences, inBothPrecisions, paintBoth } from '../gpu/precisions.ts';
import { readPhotograph } from '../look/files/photograph.ts';
import { startNodeOpenCv } from '../look/node_open_cv.ts';
import { runOnce } from '../look/run_once.ts';

export interface PrecisionFlags {
  readonly photographs: string;
  readonly count: number;
  readonly maps: number;
  readonly paintings?: string;
}

const MODELS = join(import.meta.dirname, '../../models');
const NETWORK = 'efficientnet-lite0';
/** Those whose passes keep some layers alone, so that they can be kept in 16 bits. */
const MAPS = ['occlusion', 'score-cam'];
const SIZE = { width: 256, height: 192 };
const LEAST = { sameTop: 0.995, correlation: 0.999 };
/** Of 255. */
const MOST_APART = 4;

const photographsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.jpg$/.test(name))
    .sort()
    .map((name) => join(folder, name));

/** @returns whether classes, maps and paintings are as they are in 32 bits */
export async function provePrecision(flags: PrecisionFlags): Promise<boolean> {
  const { vendor, architecture, description } = await startDawn(NATIVE);
  console.log(`Adapter: ${[vendor, architecture, description].join(', ')}`);
  if (!canHalve()) {
    console.log('Skipped: it has no numbers of 16 bits (shader-f16).');
    return true;
  }
  registerWebGpuKernels();
  await startNodeOpenCv();
  const shipped = ['pictures', 'gallery'].flatMap((folder) => photographsIn(join(MODELS, folder)));
  const holds = [await sameTops('Photographs that ship', shipped)];
  if (existsSync(flags.photographs)) {
    const files = photographsIn(flags.photographs);
    const every = Math.max(1, Math.floor(files.length / flags.count));
    holds.push(
      await sameTops(
        flags.photographs,
        files.filter((_, at) => at % every === 0),
      ),
    );
  } else console.log(`Left out: ${flags.photographs} does not exist.`);
  holds.push(await sameMaps(shipped.slice(0, flags.maps)), await samePaintings(flags.paintings));
  return holds.every(Boolean);
}

async function sameTops(what: string, files: readonly string[]): Promise<boolean> {
  const plan = await readNetwork(folderFiles(join(MODELS, NETWORK)));
  return inBothPrecisions(plan, async (both) => {
    let [same, farthest] = [0, 0];
    for (const file of files) {
      const { input } = await readPhotograph(file, both.single.description.input);
      const { hasSameTop, apart } = await compareScores(both, input);
      farthest = Math.max(farthest, apart);
      if (hasSameTop) same++;
      else console.log(`${file}: another class leads`);
    }
    const share = `${same} of ${files.length} (${((100 * same) / files.length).toFixed(1)} %)`;
    console.log(
      `${what}: the same class leads in ${share}; scores at most ${farthest.toExponential(1)} apart.`,
    );
    return same >= LEAST.sameTop * files.length;
  });
}

async function sameMaps(files: readonly string[]): Promise<boolean> {
  const plan = await readNetwork(folderFiles(join(MODELS, NETWORK)));
  return inBothPrecisions(plan, async ({ single, half }) => {
    let holds = true;
    for (const technique of techniques.filter(({ id }) => MAPS.includes(id)))
      for (const file of files) {
        const { input } = await readPhotograph(file, single.description.input);
        const asked = { technique, given: {}, target: { kind: 'top' }, channel: null, silenced: [] } as const;
        const maps: Float32Array[] = [];
        for (const network of [single, half]) {
          const { raw } = await runOnce(network, input, asked, () => {});
          maps.push(Float32Array.from(raw.values));
        }
        const alike = correlation(maps[0] as Float32Array, maps[1] as Float32Array);
        console.log(`${technique.title} of ${file}: correlation ${alike.toFixed(6)}`);
        holds &&= alike >= LEAST.correlation;
      }
    return holds;
  });
}

/** @param folder to write them to, for whoever wants to look */
async function samePaintings(folder: string | undefined): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const nets = JSON.parse(await readFile(join(MODELS, 'style-nets.json'), 'utf8')) as { folder: string }[];
  const photograph = sharp(join(MODELS, 'pictures/dog.jpg')).resize({ ...SIZE, fit: 'cover' });
  const rgba = await photograph.ensureAlpha().raw().toBuffer();
  let holds = true;
  for (const { folder: net } of nets) {
    if (!existsSync(join(MODELS, net, 'network.json'))) continue;
    const plan = await readStyliser(folderFiles(join(MODELS, net)));
    const { input, styleLength = 0, styles } = plan.description;
    const random = new Random(5);
    for (let style = 0; style < Math.max(1, styles.length); style++) {
      // Numbers that say no trained style are as a picture's are: small.
      const vector = Float32Array.from({ length: styleLength }, (_, at) =>
        styles.length === 0 ? random.normal() / 10 : +(at === style),
      );
      const painted = await paintBoth(plan, SIZE, normalise(rgba, { ...input, ...SIZE }), vector);
      const { most, mean } = differences(painted);
      const name = styles.length < 2 ? net : `${net}, style ${style + 1}`;
      console.log(`${name}: at most ${most.toFixed(2)} of 255 apart, ${mean.toFixed(3)} in the mean`);
      holds &&= most <= MOST_APART;
      if (!folder) continue;
      for (const [precision, values] of Object.entries(painted))
        await sharp(Buffer.from(Uint8Array.from(values, Math.round)), { raw: { ...SIZE, channels: 3 } })
          .png()
          .toFile(join(folder, `${name.replace(/\W+/g, '-')}-${precision}.png`));
    }
  }
  return holds;
}
