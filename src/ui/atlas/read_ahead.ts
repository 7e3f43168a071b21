/** Reads sheets before somebody points at what is on them: the card then shows its picture at once. */
import { computed, effect } from '@preact/signals';
import { atlasLayer } from '../../contract/atlas.ts';
import { rankedClasses } from '../classes/ranked_classes.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import { ownPictures, showsChannels } from '../own_pictures.ts';
import * as page from '../store.ts';
import { atlas, knownOf, own } from './atlas_store.ts';
import type { OpenAtlas } from './open_atlas.ts';
import { whenIdle } from './when_idle.ts';

/** Whether somebody moved a pointer, touched the screen or pressed a key: who only watches loads nothing. */
export const handSeen = ofVisitor(false);

/** The layers whose channels stand on the stage, of the network that looks. */
const layersInSight = computed(() => ownPictures.value.filter(showsChannels).map(({ layer }) => layer));

interface PlacedSheet {
  readonly of: OpenAtlas;
  readonly file: string;
}

/** The sheets of all that can be pointed at now: of the layers on the stage whole, then of ranked classes and pins. */
const sheetsInSight = computed<PlacedSheet[]>(() => {
  const ofLayers = layersInSight.value.flatMap((name) =>
    [atlas.value, own.value].flatMap((of) => {
      const layer = of && atlasLayer(of.index, name);
      return layer ? [...layer.sheets, ...(layer.patches ?? [])].map(({ file }) => ({ of, file })) : [];
    }),
  );
  const units = [
    ...rankedClasses.value.map(({ index }) => ({ kind: 'class', index }) as const),
    ...page.pins.value.map((ref) => ({ kind: 'channel', ...ref }) as const),
  ];
  const ofUnits = units.flatMap((unit) => {
    const { picture, patches } = knownOf(unit);
    return [picture, patches].flatMap((tile) => (tile ? [tile] : []));
  });
  return [...ofLayers, ...ofUnits];
});

/** Who asked the browser to save data has every sheet read on demand. */
const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

const nextSheet = (): PlacedSheet | undefined =>
  handSeen.peek() && !savesData()
    ? sheetsInSight.peek().find(({ of, file }) => !of.isAsked(file))
    : undefined;

/**
 * Reads the sheets of what is in sight, one after the other in idle moments, so that one that is asked for meanwhile
 * need not wait for them.
 * @param want reads the index
 * @returns ends it
 */
export function startReadingAhead(want: () => void): () => void {
  let reads = false;
  async function readAll(): Promise<void> {
    if (reads) return;
    reads = true;
    for (let next = nextSheet(); next; next = nextSheet()) {
      await new Promise<void>(whenIdle);
      await next.of.readAhead(next.file);
    }
    reads = false;
  }
  const stopIndex = effect(() => {
    if (handSeen.value) want();
  });
  const stopSheets = effect(() => {
    if (handSeen.value && sheetsInSight.value.length > 0) void readAll();
  });
  const onHand = () => {
    handSeen.value = true;
  };
  const hands = ['pointermove', 'pointerdown', 'keydown'];
  for (const type of hands) addEventListener(type, onHand, { capture: true, passive: true });
  return () => {
    stopIndex();
    stopSheets();
    for (const type of hands) removeEventListener(type, onHand, { capture: true });
  };
}
