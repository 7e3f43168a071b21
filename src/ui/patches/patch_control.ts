/** Brings the patches that are on the screen from the worker that keeps them, and mines collections. */
import { batch, computed, effect, untracked } from '@preact/signals';
import type { OpenOptions } from '../../contract/opening.ts';
import type { PatchPage } from '../../contract/patches.ts';
import { withoutSvg } from '../../media/svg.ts';
import type { Link } from '../../worker/link.ts';
import type { ScanLink } from '../../worker/patches/scan_link.ts';
import { wordsOf } from '../error_words.ts';
import { forgets } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { onOtherNetwork } from '../networks/let_go.ts';
import { notifyError } from '../notices_store.ts';
import { pause } from '../pause.ts';
import * as store from '../store.ts';
import * as patches from './patch_store.ts';

export interface PatchControl {
  /** Mines pictures and ZIP files. @param layer the one on the screen unless it is given */
  scan(files: Promise<File[]> | File[], layer?: string | null): Promise<void>;
  /** The last collection again, for the layer that is on the screen now. */
  scanAgain(): Promise<void>;
  stop(): void;
  /** Forgets every patch and picture, of the stream and of the collection. */
  forget(): void;
}

/** Patches change with every frame at first; nobody could follow. */
const BETWEEN_MS = 400;
/** Drawing many patches anew takes the processor from those that look for them. */
const BETWEEN_WHILE_MINING_MS = 1500;

/** Messages that are kept for the person to read. */
const MOST_MESSAGES = 100;

export function createPatchControl(link: Link, scanLink: ScanLink, options: () => OpenOptions): PatchControl {
  let files: File[] = [];
  let calledOff = false;
  /** Counts collections and what was forgotten: pictures are numbered anew each time. */
  let newestScan = 0;
  /** Counts how often what is shown began anew in its worker, which numbers its pictures anew then. */
  let lives = 0;
  const betweenMs = () => (patches.scan.value ? BETWEEN_WHILE_MINING_MS : BETWEEN_MS);
  effect(keepBringing(bring, betweenMs));

  /** Asks for what is on the screen. What comes back when that has changed is dropped. */
  async function bring(): Promise<void> {
    const [asked, from, channels] = [onScreen(), patches.origin.value, patches.channels.value];
    const layer = from === 'stream' ? store.latest.value?.result.patches?.layer : patches.scanLayer.value;
    if (!layer || channels.length === 0) return;
    const asking = from === 'stream' ? link.patches(layer, channels) : collected(scanLink, channels);
    // Forgotten meanwhile, or the worker is on its way out, which is told of elsewhere.
    const found = await asking.catch(() => null);
    if (!found || asked !== onScreen()) return;
    const book = `${from} ${layer} `;
    const before = patches.shown.value;
    // Versions of two books say nothing of each other.
    if (before?.storeKey.startsWith(book) && found.version < before.patches.version) lives++;
    patches.shown.value = { storeKey: `${book}${newestScan}.${lives}`, patches: found };
  }

  async function scan(wanted: Promise<File[]> | File[], layer = patches.layer.value): Promise<void> {
    if (!layer) return;
    const thisScan = ++newestScan;
    calledOff = false;
    batch(() => {
      patches.origin.value = 'collection';
      patches.scanResult.value = null;
      patches.shown.value = null;
      patches.leftOut.value = [];
      patches.scan.value = { layer, version: 0, seen: 0, found: 0, part: 0, failed: 0, errors: [] };
    });
    try {
      const read = await Promise.all((await wanted).map(withoutSvg));
      // Called off while a folder was being read.
      if (calledOff && thisScan === newestScan) patches.origin.value = 'stream';
      if (calledOff || thisScan !== newestScan) return;
      files = read;
      const found = await scanLink.scan(options(), files, layer, (progress) => {
        if (thisScan !== newestScan) return;
        patches.scan.value = progress;
        const all = [...patches.leftOut.value, ...progress.errors.map((error) => wordsOf(error).message)];
        if (progress.errors.length > 0) patches.leftOut.value = all.slice(0, MOST_MESSAGES);
      });
      if (thisScan === newestScan) patches.scanResult.value = found;
    } catch (error) {
      if (thisScan !== newestScan) return;
      patches.origin.value = 'stream';
      if (!calledOff) notifyError(error);
    } finally {
      if (thisScan === newestScan) patches.scan.value = null;
    }
  }

  function forget(): Promise<void> {
    newestScan++;
    files = [];
    scanLink.stop();
    batch(() => {
      patches.origin.value = 'stream';
      patches.scan.value = null;
      patches.scanResult.value = null;
      patches.shown.value = null;
      patches.leftOut.value = [];
    });
    // A worker that is gone has forgotten already.
    return link.forgetPatches().catch(() => {});
  }
  forgets(forget);
  onOtherNetwork(() => {
    const had = patches.shown.value !== null || patches.scan.value !== null;
    void forget();
    return had ? t('patches.thePatches') : null;
  });

  return {
    scan,
    scanAgain: () => scan(files),
    stop() {
      calledOff = true;
      scanLink.stop();
    },
    forget: () => void forget(),
  };
}

const onScreen = () => [patches.origin.value, patches.layer.value, patches.channels.value].join();

async function collected(scanLink: ScanLink, channels: readonly number[]): Promise<PatchPage> {
  const all = patches.scanResult.value;
  if (!all) return scanLink.patches(channels);
  const listed = all.channels.filter(({ channel }) => channels.includes(channel));
  const needed = new Set(listed.flatMap((one) => one.patches.map(({ source }) => source)));
  return { ...all, channels: listed, sources: all.sources.filter(({ id }) => needed.has(id)) };
}

/** An effect that brings what is on the screen when that has changed: at once, and from then on not too often. */
function keepBringing(bring: () => Promise<void>, betweenMs: () => number): () => void {
  let [wanted, busy] = [false, false];
  const requested = computed(() =>
    [
      onScreen(),
      store.latest.value?.result.patches?.version,
      patches.scan.value?.version,
      patches.scanResult.value?.seen,
    ].join(),
  );
  const untilDone = async () => {
    busy = true;
    while (wanted) {
      wanted = false;
      await bring();
      await pause(betweenMs());
    }
    busy = false;
  };
  return () => {
    if (!requested.value || !patches.isOpen.value) return;
    wanted = true;
    // What is read while bringing is not what the effect waits for.
    if (!busy) void untracked(untilDone);
  };
}
