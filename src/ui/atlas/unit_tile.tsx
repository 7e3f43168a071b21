import type { AtlasTile } from '../../contract/atlas.ts';
import { t } from '../language/language.ts';
import type { OpenAtlas } from './open_atlas.ts';

interface UnitTileProps {
  /** Undefined where there is no picture. */
  tile: (AtlasTile & { readonly of: OpenAtlas }) | undefined;
  /** What it shows; empty where that stands beside it. */
  label: string;
  /** What stands where there is no picture; nothing where that is said elsewhere. */
  instead?: string;
}

/** One square of a sheet, as large as its place. */
export function UnitTile({ tile, label, instead = '' }: UnitTileProps) {
  const sheet = tile?.of.sheet(tile.file).value;
  const read = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  if (!tile || !sheet || sheet === 'missing')
    return <span class="unit-tile empty">{tile ? t('atlas.missing') : instead}</span>;
  if (sheet === 'reading') return <span class="unit-tile" {...read} />;
  const { url, width, height } = sheet;
  const { x, y, side } = tile;
  const at = (offset: number, length: number) =>
    length > side ? `${(100 * offset) / (length - side)}%` : '0%';
  return (
    <span
      class="unit-tile there"
      {...read}
      style={{
        backgroundImage: `url("${url}")`,
        backgroundSize: `${(100 * width) / side}% ${(100 * height) / side}%`,
        backgroundPosition: `${at(x, width)} ${at(y, height)}`,
      }}
    />
  );
}
