/** The live style's own part of the page: new styles, and the walk. */

import { effect } from '@preact/signals';
import type { Materials } from '../../contract/jobs.ts';
import type { DroppedFile, FastPainting } from '../../contract/live_style.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { withoutSvg } from '../../media/svg.ts';
import type { Link } from '../../worker/link.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import type { SourceControl } from '../sources/source_control.ts';
import * as page from '../store.ts';
import { dropOwnStyles, setMix, takeStyles } from './actions.ts';
import { alone } from './mix.ts';
import { createOwnNets } from './own_nets.ts';
import { createOwnStyles, isWaiting, newStyleId, type OwnStyles } from './own_styles.ts';
import { squareFile } from './square_file.ts';
import * as live from './store.ts';
import { thumbnailUrl } from './thumbnail.ts';
import { Wander } from './wander.ts';

export interface LiveStyleCommands {
  /** What the camera sees now becomes the style. */
  addFrame(): void;
  /** A picture's file becomes the style. */
  addFile(file: File): void;
  /** Styles of one's own that were saved as a file. */
  addStyles(file: File): void;
  readonly own: Pick<OwnStyles, 'rename' | 'remove' | 'save'>;
  /** A network becomes the style, or several. Never rejects. @returns whether it did; where it did not, that is told */
  addNet(files: Promise<DroppedFile[]>): Promise<boolean>;
  /**
   * What a trained net makes of a painting's picture and styles in one look.
   * @param side longer side of the painting, in pixels
   * @param keepColours whether only light and dark are painted
   * @throws what the live worker's paintOnce throws
   */
  paintOnce(materials: Materials, side: number, keepColours: boolean): Promise<FastPainting>;
}

/** Quicker than the stylised frames come on most machines. */
const WALK_STEP_MS = 80;
const LONGEST_STEP_MS = 500;

export interface LiveStyleParts {
  link: Pick<Link, 'addStylePicture' | 'stylesOf' | 'addStyleNet' | 'forgetStyles' | 'paintOnce'> &
    Parameters<typeof createOwnStyles>[0];
  source: Pick<SourceControl, 'grab'>;
}

/** What goes wrong is told on the page, and the style that was there stays. */
export function createLiveStyle({ link, source }: LiveStyleParts): LiveStyleCommands {
  let snapshots = 0;
  const nets = createOwnNets(link);
  const own = createOwnStyles(link, nets.settled);
  const keeperOf = (id: string) => (nets.has(id) ? nets : own);

  effect(stayAmongKnown);
  runWalk();
  forgets(() => {
    snapshots = 0;
    dropOwnStyles();
    // A worker that is gone has forgotten already.
    return link.forgetStyles().catch(() => {});
  });

  async function addPicture(given: ImageBitmap | Blob, title: string) {
    const here = stillHere();
    // What the browser cannot read, the worker refuses by name.
    const square = await squareFile(given).catch(() => null);
    const picture = square ?? given;
    const thumbnail = await thumbnailUrl(picture);
    const letGo = () => void (thumbnail && URL.revokeObjectURL(thumbnail));
    try {
      const card = await link.addStylePicture(picture, title, newStyleId());
      const byNets = await link.stylesOf(card.id);
      if (here()) {
        own.take([card, ...byNets], thumbnail);
        if (square) await own.keep(card, square);
        return;
      }
      letGo();
      await link.forgetStyles();
    } catch (error) {
      letGo();
      throw error;
    }
  }

  async function addFrame() {
    const frame = await source.grab();
    if (!frame) throw new ToldError(asSaid(t('liveStyle.thereIsNoPictureYet')));
    await addPicture(frame, t('studio.snapshotNumber', { number: ++snapshots }));
  }

  async function addNet(files: Promise<DroppedFile[]>): Promise<boolean> {
    const here = stillHere();
    const dropped = await files;
    const cards = await link.addStyleNet(dropped);
    if (!here()) {
      await link.forgetStyles();
      return false;
    }
    takeStyles(cards, null);
    await nets.keep(dropped, cards);
    return true;
  }

  async function addStyles(file: File) {
    for (const { title, picture } of await own.read(file)) await addPicture(picture, title);
  }

  return {
    own: {
      rename: (id, title) => keeperOf(id).rename(id, title),
      remove: (id) => keeperOf(id).remove(id),
      save: own.save,
    },
    addStyles: (file) => void addStyles(file).catch(notifyError),
    addFrame: () => void addFrame().catch(notifyError),
    addFile: (file) =>
      void withoutSvg(file)
        .then((picture) => addPicture(picture, file.name.replace(/\.\w+$/, '')))
        .catch(notifyError),
    addNet: (files) =>
      addNet(files).catch((error: unknown) => {
        notifyError(error);
        return false;
      }),
    async paintOnce({ content, models }, side, keepColours) {
      if (!content) throw new ToldError(asSaid(t('liveStyle.thereIsNoPictureYet')));
      const picture = await createImageBitmap(new Blob([content.bytes]));
      const styles = models.map(({ bytes, weight }) => ({ file: new Blob([bytes]), share: weight }));
      return link.paintOnce(picture, styles, side, keepColours);
    },
  };
}

/** A style that is not here, e.g. one that was made in another browser: the first one stands in. */
function stayAmongKnown(): void {
  const known = page.catalogue.value?.styles ?? [];
  if (isWaiting.value) return;
  const gone = live.mix.value.find(({ id }) => !known.some((style) => style.id === id));
  if (!gone || known.length === 0) return;
  const [first] = known.filter(({ id }) => id === live.firstStyle.value);
  if (!first) return;
  setMix(alone(first.id));
  notify('hint', 'UnknownStyleError', t('liveStyle.thereIsNoStyleId', { id: gone.id, title: first.title }));
}

function runWalk(): void {
  const wander = new Wander();
  let steppedAt = performance.now();
  setInterval(() => {
    const now = performance.now();
    const ms = Math.min(LONGEST_STEP_MS, now - steppedAt);
    steppedAt = now;
    if (!live.walks.value || document.hidden || page.workerState.value !== 'ready') return;
    const styles = live.walkable.value;
    const shown = live.mix.value.every(({ id }) => styles.includes(id)) ? live.mix.value : [];
    if (shown.length > 0) setMix(wander.step(shown, styles, live.most.value, ms));
    else if (styles[0]) setMix(alone(styles[0]));
  }, WALK_STEP_MS);
}
