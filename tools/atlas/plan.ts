import type { FixedTarget } from '../../src/contract/target.ts';
import type { LayerName } from '../../src/network/description.ts';
import { NetworkError } from '../../src/network/errors.ts';
import { fieldGeometry } from '../../src/network/field/field_geometry.ts';
import type { Network } from '../../src/network/network.ts';
import { recommendedLayers } from '../../src/network/structure.ts';
import { Random } from '../../src/numeric/random.ts';
import { isRectified } from '../../src/techniques/patches/strength_layer.ts';

/** How the units of a layer are drawn. Recorded in the index of the atlas. */
export interface DrawSettings {
  /** Of gradient ascent, which the settings below change. */
  readonly preset: 'olah' | 'maco';
  /** Of the picture, in pixels. */
  readonly size: number;
  /** Side of the square in its middle that the tile shows. */
  readonly shown: number;
  /** Side of the images that the network looks at. */
  readonly input: number;
  readonly steps: number;
  readonly rate: number;
  readonly jitter: number;
  readonly crops: number;
  readonly cropLeast: number;
  readonly cropMost: number;
  readonly noise: number;
  /** What is climbed: places below 0 count a tenth ('answers'), the mean over all places, or a class's score. */
  readonly climbs: 'answers' | 'mean' | 'score';
}

/** A layer of which all units are drawn. */
export interface Section {
  readonly layer: LayerName;
  readonly title: string;
  readonly channels: number;
  readonly isClasses: boolean;
  readonly settings: DrawSettings;
  /** Of the receptive field of one unit, in pixels; the network's whole image where that is no square. */
  readonly field: number;
}

/** One channel, or one class. */
export interface Unit {
  readonly section: Section;
  readonly channel: number;
}

/** Layers of more channels are left out but for the last one, which the classes are made of. */
const WIDE = 256;
/** Receptive fields below it are small. */
const FEW_PIXELS = 40;
/** Classes that are drawn before the layers that see whole pictures. */
const FIRST_CLASSES = 300;
/** Round the square that is shown: what padding and jitter make of the border is cut off. */
const MARGIN = 32;
/** Of the order of classes: whenever the drawing stops, those that are drawn are a random sample. */
const ORDER = 2026;

/**
 * What the atlas of a network holds, in the network's order: of the layers worth looking at all whose units see few pixels, as they cost little,
 * and of the others one for each size of receptive field, the one of fewest channels; then the classes.
 */
export function atlasPlan(network: Network): Section[] {
  const found = new Map<string, Section>();
  for (const layer of recommendedLayers(network)) {
    const section = sectionOf(network, layer);
    const { field } = section;
    const isAlone = field < FEW_PIXELS || field >= sideOf(network);
    const key = isAlone ? layer : String(field);
    const rival = found.get(key);
    if (!rival || section.channels < rival.channels) found.set(key, section);
  }
  const layers = [...found.values()].filter(
    ({ channels }, at, all) => channels <= WIDE || at === all.length - 1,
  );
  const classes = network.description.labels.length > 0 ? [classesOf(network)] : [];
  return [...layers, ...classes];
}

/** The part of the plan that these layers are; any other layer of the network may be named as well. @throws {UnknownLayerError} */
export function sectionsOf(network: Network, layers: readonly string[] | null): Section[] {
  const plan = atlasPlan(network);
  if (!layers) return plan;
  return layers.map((layer) => {
    const name = network.resolve(layer);
    return plan.find((one) => one.layer === name) ?? sectionOf(network, name);
  });
}

/** Every layer that may have been drawn, in the network's order. */
export const everySection = (network: Network): Section[] =>
  sectionsOf(
    network,
    network.steps.map(({ layer }) => layer.name),
  );

/**
 * In the order in which they are drawn: what costs little first, then a part of the classes, the layers that see whole pictures, all classes,
 * and layers of very many channels.
 * @param classes only these
 */
export function unitsOf(sections: readonly Section[], classes: ReadonlySet<number> | null): Unit[] {
  const unitsOfAll = (some: readonly Section[]): Unit[] =>
    some.flatMap((section) => {
      const all = Array.from({ length: section.channels }, (_, channel) => channel);
      return (section.isClasses ? shuffled(all) : all).map((channel) => ({ section, channel }));
    });
  const sorted = (order: number) => unitsOfAll(sections.filter((section) => turnOf(section) === order));
  const [small, large, wide] = [sorted(0), sorted(2), sorted(3)];
  const named = sorted(1).filter(({ channel }) => !classes || classes.has(channel));
  return [...small, ...named.slice(0, FIRST_CLASSES), ...large, ...named.slice(FIRST_CLASSES), ...wide];
}

function turnOf({ isClasses, settings, channels }: Section): number {
  if (isClasses) return 1;
  if (channels > WIDE) return 3;
  return settings.preset === 'olah' ? 0 : 2;
}

export const targetOf = ({ section: { layer, isClasses }, channel }: Unit): FixedTarget =>
  isClasses ? { kind: 'class', index: channel } : { kind: 'channel', layer, channel };

function shuffled(all: readonly number[]): number[] {
  const random = new Random(ORDER);
  return all
    .map((one) => ({ one, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

const sideOf = ({ description: { input } }: Network): number => Math.min(input.height, input.width);

function sectionOf(network: Network, layer: LayerName): Section {
  const side = sideOf(network);
  const field = Math.min(side, fieldOf(network, layer) ?? side);
  return {
    ...{ layer, field, title: network.step(layer).layer.title ?? layer },
    ...{ channels: network.shape(layer)[2], isClasses: false },
    settings: field < side ? textureSettings(field, isRectified(network, layer)) : partSettings,
  };
}

function fieldOf(network: Network, layer: LayerName): number | null {
  try {
    return Math.max(...fieldGeometry(network, layer).size);
  } catch (error) {
    if (error instanceof NetworkError) return null;
    throw error;
  }
}

/** As small as shows the pattern a few times: early layers see few pixels, and the tile enlarges them. */
function textureSettings(field: number, isRectified: boolean): DrawSettings {
  const shown = Math.min(112, 8 * Math.ceil((16 + 2 * field) / 8));
  const size = shown + MARGIN;
  return {
    ...{ preset: 'olah', size, shown, input: size, steps: 32, rate: 0.12, jitter: 6 },
    ...{ crops: 0, cropLeast: 0, cropMost: 0, noise: 0, climbs: isRectified ? 'answers' : 'mean' },
  };
}

/** Units that see whole pictures look for parts and things, which natural magnitudes show. */
const partSettings: DrawSettings = {
  ...{ preset: 'maco', size: 160, shown: 112, input: 128, steps: 24, rate: 1, jitter: 0 },
  ...{ crops: 2, cropLeast: 40, cropMost: 80, noise: 0.12, climbs: 'mean' },
};

function classesOf(network: Network): Section {
  const layer = network.resolve(network.description.logits);
  return {
    ...{ layer, title: network.step(layer).layer.title ?? layer },
    ...{ channels: network.classes, isClasses: true, field: sideOf(network) },
    settings: { ...partSettings, crops: 3, cropMost: 70, climbs: 'score' },
  };
}
