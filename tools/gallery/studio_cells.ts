import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SlowTechnique } from '../../src/techniques/common/slow_technique.ts';
import type { Flags } from '../look/request.ts';

const MODELS = join(import.meta.dirname, '../../models');
const picture = (name: string): string => join(MODELS, 'pictures', `${name}.jpg`);
const model = (name: string): string => join(MODELS, 'styles', `${name}.jpg`);

/** What one cell of a contact sheet is painted from, as the command line would say it. */
export interface Cell {
  readonly caption: string;
  readonly image: string | null;
  readonly flags: Flags;
}

const SUBJECTS = ['macaw', 'red-panda', 'koala', 'coffee', 'crab', 'lemur', 'dog', 'bison'];

/** Cells where those that the presets make would show too little. */
const CHOSEN: Readonly<Record<string, readonly Cell[]>> = {
  'gradient-ascent': ['maco', 'olah', 'yosinski', 'simonyan'].flatMap((preset) =>
    ['flamingo', 'acorn', 'volcano', 'sports car'].map((name) => ({
      ...{ caption: `${name}, ${preset}`, image: null },
      flags: { preset, class: name },
    })),
  ),
  'deep-dream': [
    dreamt('macaw', 'early', { layer: 0.12 }),
    dreamt('red-panda', 'middle', { layer: 0.34 }),
    dreamt('coffee', 'block 8', { preset: 'things' }),
    dreamt('koala', 'deep', { preset: 'deep' }),
    dreamt('crab', 'one channel', { of: 'target', layer: 'blocks.4.1.act2', channel: 33 }),
    dreamt('rocket', 'class: castle', { of: 'target', class: 'castle' }),
  ],
  'feature-inversion': [0.05, 0.25, 0.5, 0.75].flatMap((layer) =>
    ['macaw', 'dog'].map((subject) => ({
      ...{ caption: `${subject}, depth ${layer}`, image: picture(subject), flags: { layer } },
    })),
  ),
  texture: [
    grown('hedgehog', model('hedgehog')),
    grown('coral, twice as large', model('coral'), { preset: 'larger' }),
    grown('gravel', model('gravel')),
    grown('galaxies', model('galaxies')),
    grown('knitting', model('knitting')),
    grown('knitting, only the fine grain', model('knitting'), { preset: 'grain' }),
    grown('knitting, only the large forms', model('knitting'), { preset: 'forms' }),
    grown('a photograph of a macaw', picture('macaw')),
  ],
  'style-transfer': [
    styled('lemur', 'cafe-terrace', 'van Gogh 1888'),
    styled('macaw', 'engraving', 'engraving'),
    styled('dog', 'mosaic', 'mosaic'),
    styled('red-panda', 'impasto', 'bold strokes', { preset: 'bold' }),
    styled('koala', 'painter', 'keeping its colours', { preset: 'colours' }),
    styled('coffee', 'marbling', 'marbled paper'),
    styled('bison', 'stained-glass', 'stained glass'),
    styled('crab', 'cafe-terrace', 'from noise', { preset: 'paper' }),
  ],
};

function styled(subject: string, style: string, caption: string, flags: Flags = {}): Cell {
  return {
    caption: `${subject}, ${caption}`,
    image: picture(subject),
    flags: { ...flags, style: model(style) },
  };
}

function grown(caption: string, style: string, flags: Flags = {}): Cell {
  return { caption, image: null, flags: { ...flags, style } };
}

function dreamt(subject: string, caption: string, flags: Flags): Cell {
  return { caption: `${subject}, ${caption}`, image: picture(subject), flags };
}

/** At least three settings for a painting: those chosen for it, else its presets with one photograph after another. */
export function cellsOf(painting: SlowTechnique): readonly Cell[] {
  const chosen = CHOSEN[painting.id];
  if (chosen) return chosen;
  const presets = painting.presets.length > 0 ? painting.presets : [{ id: undefined, title: painting.title }];
  const count = Math.max(3, presets.length);
  return Array.from({ length: count }, (_, i) => {
    const preset = presets[i % presets.length];
    const subject = SUBJECTS[i % SUBJECTS.length] as string;
    const style = painting.needs.references === 'none' ? null : modelPicture(i);
    const words = [painting.needs.content ? subject : null, style && basename(style, '.jpg'), preset?.title];
    return {
      caption: words.filter(Boolean).join(', '),
      image: painting.needs.content ? picture(subject) : null,
      flags: { ...(preset?.id && { preset: preset.id }), ...(style && { style }) },
    };
  });
}

/** A picture to paint after: of those that ship as styles, else a photograph. */
function modelPicture(number: number): string {
  const folder = join(MODELS, 'styles');
  const styles = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jpg')) : [];
  const style = styles[(number * 5) % Math.max(1, styles.length)];
  return style ? join(folder, style) : picture(SUBJECTS[(number + 3) % SUBJECTS.length] as string);
}
