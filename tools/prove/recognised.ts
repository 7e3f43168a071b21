import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { NetworkSizes } from '../../src/engine/studio/network_sizes.ts';
import { recordOf } from '../../src/media/png/job_record.ts';
import { planOf } from '../../src/network/importers/index.ts';
import type { Network } from '../../src/network/network.ts';
import { Random } from '../../src/numeric/random.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { gradientAscent } from '../../src/techniques/gradient_ascent.ts';
import { contactSheet } from '../gallery/contact_sheet.ts';
import { readBrought } from '../look/brought_network.ts';
import { runJobToFiles } from '../look/job/command_line_job.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { drawClasses } from './draw_classes.ts';
import { probabilitiesOf, rgbOf, subjectOf } from './judge.ts';

export interface RecognisedFlags {
  readonly classes: number;
  readonly seed: number;
  /** Presets, separated by commas. The first one must hold; the others are for comparison. */
  readonly presets: string;
  readonly pictures: string;
  readonly judge: string;
  readonly out?: string;
}

/** Of the 24 classes, so many must be among the judge's first five. */
const SHARE = 14 / 24;
const FIRST = 5;
/** So many of the pictures are shown once more, in another order and without their names. */
const HIDDEN = 16;
const [COLUMNS, CELL, QUALITY] = [6, 200, 82];

/** A painted class, and what two networks say of the part of the picture that they are shown. */
interface Seen {
  readonly index: number;
  /** What the networks are shown, as a PNG file. */
  readonly part: Uint8Array;
  readonly painter: Said;
  readonly judge: Said;
}

interface Said {
  /** Of the class that was painted, from 1. */
  readonly place: number;
  /** The first five classes. */
  readonly first: readonly number[];
}

/**
 * Paints classes drawn at random with some presets, and has a network that took no part in it name the pictures. Both networks are shown the square
 * about the centre of the picture's opacity that is as large as the largest part the painting looked at. Pictures that the folder
 * holds with these settings are not painted again.
 * @returns whether the judge names enough of the first preset's, among its first five
 */
export async function proveRecognised(flags: RecognisedFlags): Promise<boolean> {
  await startNodeBackend();
  const plan = await readNetworkFolder('efficientnet-lite0');
  const networks = new NetworkSizes(plan);
  const judge = planOf(await readBrought(flags.judge)).build();
  const { classes, description } = networks.usual;
  const labelOf = (index: number) => description.labels[index] ?? String(index);
  const drawn = drawClasses(flags.classes, classes, flags.seed);
  const presets = flags.presets.split(',');
  console.log(`${drawn.length} classes drawn with seed ${flags.seed}; each picture with seed 1`);
  mkdirSync(flags.pictures, { recursive: true });
  const found: { preset: string; seen: Seen[] }[] = [];
  for (const preset of presets) {
    const seen: Seen[] = [];
    for (const index of drawn) {
      const file = join(flags.pictures, `${preset}-${index}.png`);
      const share = await paint(networks, plan.weightsSha256, preset, index, file);
      const part = await subjectOf(readFileSync(file), share);
      const one = {
        ...{ index, part },
        painter: await saidBy(networks.usual, part, index),
        judge: await saidBy(judge, part, index),
      };
      seen.push(one);
      console.log(
        `${preset} ${labelOf(index).slice(0, 28).padEnd(28)} place ${one.judge.place}, of the painter's own ${one.painter.place}`,
      );
    }
    console.log(`${preset}: ${among(seen)}`);
    found.push({ preset, seen });
  }
  const { title } = judge.description;
  networks.trim(0);
  judge.dispose();
  if (flags.out !== undefined) await write(flags, found, labelOf, title);
  return named(found[0]?.seen ?? []) >= SHARE * drawn.length;
}

const named = (seen: readonly Seen[]) => seen.filter(({ judge }) => judge.place <= FIRST).length;

const among = (seen: readonly Seen[]) =>
  `among the judge's first ${FIRST} in ${named(seen)} of ${seen.length}, first in ${seen.filter(({ judge }) => judge.place === 1).length}`;

/** Paints a class, unless the file holds it already. @returns the share of the side that the largest part it looked at has */
async function paint(
  networks: NetworkSizes,
  weightsSha256: string,
  preset: string,
  index: number,
  file: string,
): Promise<number> {
  const network = networks.usual;
  const settings = slowTechniqueSettings(gradientAscent, network, { transparency: true }, preset);
  const share = settings.crops > 0 ? settings.cropMost / 100 : 1;
  const target = { kind: 'class', index } as const;
  const own = { id: network.description.id, weightsSha256 };
  if (existsSync(file)) {
    const record = recordOf(readFileSync(file));
    const wanted = { settings, target, seed: 1, weightsSha256 };
    if (
      record &&
      Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(Object(record)[key], value))
    )
      return share;
  }
  const inputs = {
    networkFor: (height: number, width: number) => networks.at(height, width),
    usualNetwork: () => networks.usual,
    ...{ content: null, references: [], target, seed: 1, resume: null },
  };
  const { png } = await runJobToFiles({ technique: gradientAscent, settings, network: own, inputs });
  writeFileSync(file, png);
  return share;
}

async function saidBy(network: Network, part: Uint8Array, index: number): Promise<Said> {
  const { height, width } = network.description.input;
  const scaled = await sharp(part).resize(width, height).png().toBuffer();
  const probabilities = probabilitiesOf(network, await rgbOf(scaled));
  const order = [...probabilities.keys()].sort(
    (a, b) => (probabilities[b] as number) - (probabilities[a] as number),
  );
  return { place: 1 + order.indexOf(index), first: order.slice(0, FIRST) };
}

/** The sheets and the table. */
async function write(
  { out = '.', seed, classes }: RecognisedFlags,
  found: readonly { preset: string; seen: readonly Seen[] }[],
  labelOf: (index: number) => string,
  judge: string,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const sheet = async (name: string, ...[title, subtitle, prints]: SheetWords) =>
    writeFileSync(
      join(out, `${name}.webp`),
      await sharp(await contactSheet(title, subtitle, prints, COLUMNS, CELL))
        .webp({ quality: QUALITY })
        .toBuffer(),
    );
  for (const { preset, seen } of found)
    await sheet(
      `recognised-${preset}`,
      `Gradient ascent, preset ${preset}: ${classes} classes drawn at random (seed ${seed})`,
      `Painted with EfficientNet-Lite0. ${judge}, which took no part in it: ${among(seen)}`,
      seen.map(({ index, part, judge: { place } }) => ({
        ...{ png: part, caption: [labelOf(index).slice(0, 28), `place ${place}`] },
      })),
    );
  const hidden = shuffled(found[0]?.seen ?? [], seed).slice(0, HIDDEN);
  await sheet(
    'recognised-hidden',
    `${hidden.length} of them, shuffled`,
    'What is it? The answers are in recognised.md',
    hidden.map(({ part }, at) => ({ png: part, caption: [String(at + 1)] })),
  );
  writeFileSync(join(out, 'recognised.md'), page(found, hidden, labelOf, judge));
}

type SheetWords = readonly [title: string, subtitle: string, prints: Parameters<typeof contactSheet>[2]];

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const random = new Random(seed);
  return all
    .map((one) => ({ one, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function page(
  found: readonly { preset: string; seen: readonly Seen[] }[],
  hidden: readonly Seen[],
  labelOf: (index: number) => string,
  judge: string,
): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
  const places = (found[0]?.seen ?? []).map(({ index }, at) => [
    labelOf(index),
    ...found.flatMap(({ seen }) => [seen[at]?.painter.place ?? '', seen[at]?.judge.place ?? '']),
  ]);
  const says = ({ first }: Said, count: number) => first.slice(0, count).map(labelOf).join(', ');
  return `# Are the pictures of gradient ascent recognised?

Written by \`npm run prove -- recognised --out docs/gallery/recognised\`; what is painted and what is shown to the networks is said in
[docs/studio.md](../../studio.md#are-they-recognised). ${found.map(({ preset, seen }) => `${preset}: ${among(seen)}.`).join(' ')}

Places of the class that was painted, among 1,000, by EfficientNet-Lite0, which painted it, and by ${judge}, which took no part in it:

${table(['class', ...found.flatMap(({ preset }) => [`${preset}, painter`, `${preset}, judge`])], places)}

${found.map(({ preset }) => `![${preset}](recognised-${preset}.webp)`).join('\n\n')}

## Without their names

![Shuffled, without names](recognised-hidden.webp)

${table(
  ['picture', 'EfficientNet-Lite0 says', `${judge} says`, 'it is'],
  hidden.map(({ index, painter, judge: said }, at) => [
    at + 1,
    says(painter, 1),
    says(said, FIRST),
    labelOf(index),
  ]),
)}
`;
}
