/** The atlas of one's own: drawn by the studio in the background, kept in this browser, saved and opened as a file. */

import { computed, effect } from '@preact/signals';
import { AtlasError } from '../../contract/atlas.ts';
import type { Pixels, SlowTechniqueCard } from '../../contract/jobs.ts';
import type { NetworkCard } from '../../contract/network_card.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import { told } from '../../contract/told.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { canvasOf } from '../save/canvas_of.ts';
import { download } from '../save/download.ts';
import * as page from '../store.ts';
import type { StudioCommands } from '../studio/commands.ts';
import { targetName } from '../studio/order.ts';
import { jobValues } from '../studio/values.ts';
import { paintingOf } from './atlas_actions.ts';
import { canDraw, drawing, isOpen, isToDraw, own } from './atlas_store.ts';
import { keepAtlas, keptAtlas, removeKeptAtlas } from './kept_atlases.ts';
import { isLargeEnough, OpenAtlas, sheetsOf } from './open_atlas.ts';
import { atlasFile, merged, type OwnAtlas, readAtlasFile, TILE, withPicture } from './own_atlas.ts';
import { countOf, type Unit, unitOf } from './unit.ts';

export interface OwnAtlasControl {
  /** Draws all units of a layer, or CLASSES, that have no picture yet, one after another. */
  draw(group: string): void;
  /** What is drawn stays. */
  stop(): void;
  save(): void;
  /** Adds what a file holds. */
  open(file: File): void;
  forget(): void;
  /** Reads what is kept of the network that looks. */
  want(): void;
}

/** Of pictures that are as small as a tile; others only take longer. */
const SMALL: Readonly<Record<string, number>> = { steps: 32, size: 256, crops: 2 };

function smallSettings(card: SlowTechniqueCard, network: NetworkCard): Record<string, ParameterValue> {
  const values = jobValues(card, network, undefined, {});
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const most = SMALL[name];
      return [name, most !== undefined && typeof value === 'number' ? Math.min(most, value) : value];
    }),
  );
}

async function tileOf(pixels: Pixels): Promise<Blob> {
  const canvas = new OffscreenCanvas(TILE, TILE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvasOf(pixels), 0, 0, TILE, TILE);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
}

/** @throws {AtlasError} where a sheet is no picture, or smaller than its tiles */
async function checkPictures({ index, files }: OwnAtlas): Promise<void> {
  for (const sheet of sheetsOf(index)) {
    const picture = await createImageBitmap(files.get(sheet.file) ?? new Blob()).catch((cause: unknown) => {
      throw new AtlasError(told('atlasErrors.noPicture', { file: sheet.file }), { cause });
    });
    const { width, height } = picture;
    picture.close();
    if (!isLargeEnough(sheet, index.tile, width, height))
      throw new AtlasError(told('atlasErrors.sheetTooSmall', { file: sheet.file }));
  }
}

export function createOwnAtlas(studio: Pick<StudioCommands, 'draw'>): OwnAtlasControl {
  let atlas: OwnAtlas | null = null;
  /** What of it the browser has: what could not be kept is written with the next one. */
  let kept: OwnAtlas | null = null;
  /** The network whose atlas was read; empty before. */
  let known = '';
  let read: Promise<void> = Promise.resolve();
  let stopping = new AbortController();
  const network = computed(() => page.catalogue.value?.network ?? null);
  const identity = computed(() => network.value?.weightsSha256 ?? '');

  function show(next: OwnAtlas | null): void {
    const before = own.peek();
    // Under the name of a sheet that was read there may be another picture.
    const goesOn = [...(atlas?.files ?? [])].every(([name, picture]) => next?.files.get(name) === picture);
    atlas = next;
    if (!next) kept = null;
    if (!next || !goesOn) before?.close();
    const file = async (name: string) => atlas?.files.get(name) ?? null;
    own.value = next && new OpenAtlas(next.index, file, goesOn ? before : null);
  }

  /** Shows and keeps it. */
  async function change(next: OwnAtlas): Promise<void> {
    show(next);
    await keepAtlas(next, kept);
    if (atlas === next) kept = next;
  }

  async function drawAll(group: string, of: NetworkCard, { signal }: AbortController): Promise<void> {
    await read;
    const id = page.networkId.value;
    for (let number = 0; number < countOf(of, group) && !signal.aborted; number++) {
      const unit = unitOf(group, number);
      const card = paintingOf(unit);
      if (!card || !isToDraw(unit)) continue;
      const pixels = await studio.draw(jobFor(card, of, unit, id), signal);
      if (!pixels || signal.aborted) return;
      const tile = await tileOf(pixels);
      if (!signal.aborted) await change(withPicture(atlas, of, unit, tile, smallSettings(card, of)));
    }
  }

  const jobFor = (card: SlowTechniqueCard, of: NetworkCard, unit: Unit, network: string) => ({
    ...{ title: card.title, subject: targetName(unit, of), network },
    order: { painting: card.id, settings: smallSettings(card, of), target: unit, seed: 1 },
  });

  const control: OwnAtlasControl = {
    want() {
      const now = identity.value;
      if (!canDraw.value || now === known) return;
      known = now;
      // What cannot be read is not there; what cannot be kept is told when it is.
      read = keptAtlas(now)
        .catch(() => null)
        .then((found) => {
          if (identity.value !== now || !found) return;
          show(found);
          kept = found;
        });
    },
    draw(group) {
      const of = network.value;
      if (!of || !canDraw.value) return;
      control.stop();
      control.want();
      const mine = new AbortController();
      stopping = mine;
      drawing.value = group;
      void drawAll(group, of, mine)
        .catch(notifyError)
        .finally(() => {
          if (stopping === mine) drawing.value = null;
        });
    },
    stop() {
      stopping.abort();
      drawing.value = null;
    },
    save() {
      const now = atlas;
      if (!now) return;
      void atlasFile(now).then(
        (file) => download(file, `convoscope-atlas-${now.index.network.id}.zip`),
        notifyError,
      );
    },
    open(file) {
      const of = network.value;
      if (!of || !canDraw.value) return;
      const here = stillHere();
      control.want();
      void (async () => {
        const brought = await readAtlasFile(file, of);
        await checkPictures(brought);
        await read;
        if (!here() || network.value !== of) return;
        await change(merged(atlas, brought));
        notify('hint', t('atlas.opened'), t('atlas.openedHow', { file: file.name, network: of.title }));
      })().catch(notifyError);
    },
    forget() {
      control.stop();
      show(null);
      if (identity.value) void removeKeptAtlas(identity.value).catch(notifyError);
    },
  };
  effect(() => {
    if (identity.value === known) return;
    control.stop();
    known = '';
    show(null);
  });
  effect(() => {
    if (isOpen.value) control.want();
  });
  forgets(() => {
    control.stop();
    atlas = null;
    kept = null;
    known = '';
  });
  return control;
}
