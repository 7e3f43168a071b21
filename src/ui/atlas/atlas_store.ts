/** The state of the atlas: which one there is, what is pointed at, and what is open of it. */
import { computed } from '@preact/signals';
import type { AtlasTile } from '../../contract/atlas.ts';
import type { Rect } from '../../contract/geometry.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import * as page from '../store.ts';
import type { OpenAtlas } from './open_atlas.ts';
import { drawnOf, hasLayer, type Unit } from './unit.ts';

/** The atlas of the network that looks; null until it was read. */
export const atlas = ofPage<OpenAtlas | null>(null);

/** What the person had drawn or brought of the network that looks; null where there is nothing. */
export const own = ofVisitor<OpenAtlas | null>(null, (last) => last?.close());

/** The layer that is being drawn in the background, or CLASSES; null while none is. */
export const drawing = ofVisitor<string | null>(null);

/** Where a tile is. */
interface PlacedTile extends AtlasTile {
  readonly of: OpenAtlas;
}

/** What is known of a unit. */
interface KnownUnit {
  /** Its picture; undefined where there is none. */
  readonly picture: PlacedTile | undefined;
  /** Its four strongest patches; undefined where there are none. */
  readonly patches: PlacedTile | undefined;
  /** No way was found to excite it. */
  readonly silent: boolean;
}

/** Of the atlas that ships first, then of one's own. */
export function knownOf(unit: Unit): KnownUnit {
  const found = [atlas.value, own.value].flatMap((of) => {
    if (!of) return [];
    const { picture, patches, silent } = drawnOf(of.index, unit);
    return { picture: picture && { ...picture, of }, patches: patches && { ...patches, of }, silent };
  });
  return {
    picture: found.find(({ picture }) => picture)?.picture,
    patches: found.find(({ patches }) => patches)?.patches,
    silent: found.some(({ silent }) => silent),
  };
}

/** Whether a unit has no picture yet, and may get one. */
export function isToDraw(unit: Unit): boolean {
  const { picture, silent } = knownOf(unit);
  return !picture && !silent;
}

/** Has the sheets of a unit read, which will be shown in a moment. */
export function readSheetsOf(unit: Unit): void {
  const { picture, patches } = knownOf(unit);
  for (const tile of [picture, patches]) void tile?.of.readAhead(tile.file);
}

/** Whether an atlas that was read has the unit's layer. */
export const isLayerKnown = (unit: Unit): boolean =>
  [atlas.value, own.value].some((of) => of && hasLayer(of.index, unit));

/** How the index stands: `none` where the network has no atlas, `failed` where it cannot be read. */
export const reading = ofPage<'none' | 'unread' | 'reading' | 'there' | 'failed'>('none');

/** A network of known weights may have an atlas of one's own. A kiosk has none: there is nobody whose own it would be. */
export const canDraw = computed(
  () => !page.kiosk.value && (page.catalogue.value?.network.weightsSha256 ?? '') !== '',
);

/** Whether there is something to look at, or to draw. */
export const isOffered = computed(() => reading.value !== 'none' || own.value !== null || canDraw.value);

/** What a hand points at, and where that is, in CSS pixels of the window. */
export interface Pointed {
  readonly unit: Unit;
  readonly target: Rect;
  /** What the target stands among: the card lies beside it where there is room. */
  readonly around: Rect;
}
export const pointed = ofVisitor<Pointed | null>(null);

/** The unit whose page is open. */
export const unit = ofVisitor<Unit | null>(null);

/** The unit whose page was open last: its tile on the wall has the focus then. */
export const lastUnit = ofVisitor<Unit | null>(null);

/** The layer whose tiles are open, or CLASSES; the page of a unit lies over it. */
export const wall = ofVisitor<string | null>(null);

/** Whether a page of the atlas lies over the program. */
export const isOpen = computed(() => unit.value !== null || wall.value !== null);
