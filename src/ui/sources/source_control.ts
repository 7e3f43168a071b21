/** Which picture is live: the camera where there is one, the built-in clip meanwhile and otherwise. */
import { batch } from '@preact/signals';
import {
  type FrameSource,
  type MountedSource,
  type Mounting,
  mounted,
  openClip,
  openFile,
  openReopeningCamera,
  openScreen,
  PHONE_ID,
  type ReopeningCamera,
  type ReopeningCameraOptions,
  SourceStoppedError,
} from '../../camera/index.ts';
import type { StillPicture } from '../../render/video/live_picture.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { dismiss, notifyError } from '../notices_store.ts';
import { endPhone, openPhone, showCodeAgain } from '../phones/phone_camera.ts';
import * as store from '../store.ts';
import type { SourceKind } from '../url_state/settings.ts';
import { adjustable, deviceOf, forgetTurn, mountingOf, tellCamera } from './camera_of.ts';
import { lens, showCapture } from './capture_store.ts';
import { copyStanding, holdFrozen, holdLast, type LastPicture, lastOf } from './freeze.ts';
import { Requests } from './requests.ts';
import { dismissScreen, tellRefused } from './tell_refused.ts';

export interface SourceControl {
  /**
   * A camera is waited for, and the clip shown meanwhile. What has to be given first (a screen by a person, a phone's room by
   * the server) is shown once it is there: until then, and where it is refused, what is shown goes on.
   * @param onChosen called where it takes the place of what was shown before
   */
  open(kind: SourceKind, deviceId?: string, onChosen?: () => void): Promise<void>;
  /** Whether `grab` gives one picture again and again, not what the source shows now. */
  isHeld(): boolean;
  /** Changes with everything that is asked for. */
  asked(): number;
  /** @returns what it became; null where it cannot be opened, which is told, or something else is wanted since `asked` said `since` */
  openFile(file: File, since?: number): Promise<FrameSource['kind'] | null>;
  /** Shows a file for a while. @returns shows again what was chosen before, unless something else is by then; null: see openFile */
  borrow(file: File): Promise<(() => Promise<void>) | null>;
  /** Opens the camera that is shown anew; where something else is shown that does not go on, what was asked for first. */
  reopen(): Promise<void>;
  /** The frame to look at: the frozen one while frozen, that of the map while a camera stands still. Null while there is no source. */
  grab(): Promise<ImageBitmap> | null;
  /** Turns, mirrors and cuts what is shown, until another source is. */
  mount(mounting: Mounting): void;
  toggleFreeze(): Promise<void>;
}

/** A kiosk whose camera is not there takes another one after this time. */
const ANY_CAMERA_MS = 30_000;
/** A clip that breaks off sooner after it broke off before is left alone: it would do so for ever. */
const REOPEN_CLIP_MS = 10_000;

/** @param clipUrl what is shown while there is no camera */
export function createSourceControl(clipUrl: string): SourceControl {
  let source: MountedSource | null = null;
  let camera: ReopeningCamera | null = null;
  let held: StillPicture | null = null;
  /** The last picture of a camera that stands still: it turns black when it is opened anew. Under a map it is the map's. */
  let last: LastPicture | null = null;
  /** Tells the picture that is on its way to be frozen from one that was called off. */
  let freezing: object | null = null;
  /** What broke off last: no frame comes of it any more. */
  let over: FrameSource | null = null;
  let clipBrokeAt = Number.NEGATIVE_INFINITY;
  /** Counts choices: what comes back from an earlier choice is dropped. */
  let choice = 0;
  const requests = new Requests();
  /** What was asked for first, and whether that is still what is asked for. */
  let first: { kind: SourceKind; deviceId: string | undefined } | null = null;
  let asFirst = true;
  /** Whether what was asked for first is what was chosen last. */
  let showsFirst = false;
  const openFirst = () => control.open(first?.kind ?? 'clip', first?.deviceId);
  /** Opens anew what was chosen last. */
  let openAgain: () => Promise<unknown> = openFirst;
  forgets(async () => {
    unfreeze();
    if (first?.kind !== 'phone') endPhone();
    else showCodeAgain();
    openAgain = openFirst;
    if (!first || asFirst) return;
    const [before, left] = [choice, source];
    await openFirst();
    // Where that is refused, or waited for, what the visitor chose is not left to the next one.
    if (source === left) await showClip(before === choice ? choose() : choice);
  });

  const showsClip = () => source?.kind === 'clip' && source.source !== over;
  /** What is looked at in the place of the source. Beneath a map whose sweep ends, the next one begins on the same picture. */
  const looked = () => held ?? (last?.isOfMap ? last.picture : null);

  function unfreeze(): void {
    freezing = null;
    if (held instanceof ImageBitmap) held.close();
    held = null;
    store.frozen.value = false;
    store.stage.value?.hold(last?.picture ?? null);
    store.sourceNumber.value++;
  }

  function show(next: FrameSource, owned: boolean): void {
    const before = source;
    if (owned) next.onEnded = (error) => void fallBack(next, error);
    if (before?.source === next) dropLast();
    else {
      const shown = mounted(next, mountingOf(next));
      source = shown;
      batch(() => {
        // A camera that is back after it stood still is the same picture: what a visitor froze of it stays.
        if (!held || !store.stalled.value) unfreeze();
        tell(shown);
      });
      showCapture(adjustable(next));
      if (before && before.source !== camera?.source) before.stop();
    }
  }

  async function keepLast(): Promise<void> {
    const from = source;
    const kept = from && (await lastOf(from.element, !held).catch(() => null));
    if (!kept) return;
    if (source !== from || !store.stalled.value) return kept.picture.close();
    last?.picture.close();
    last = kept;
    if (!held) holdLast(kept);
  }

  function dropLast(): void {
    store.stalled.value = false;
    if (!last) return;
    store.stage.value?.hold(held);
    last.picture.close();
    last = null;
  }

  function tell(shown: MountedSource): void {
    const { kind, label, element, mounting } = shown;
    batch(() => {
      dropLast();
      store.mounting.value = mounting;
      store.live.value = { kind, label, element, deviceId: deviceOf(shown.source) };
    });
  }

  async function fallBack(ended: FrameSource, error: Error): Promise<void> {
    over = ended;
    notifyError(error);
    // A share that is over is asked for anew for the next visitor.
    if (ended.kind === 'screen') asFirst = showsFirst = false;
    if (ended.kind === 'clip') {
      const isAgain = performance.now() - clipBrokeAt < REOPEN_CLIP_MS;
      clipBrokeAt = performance.now();
      if (isAgain) return;
    }
    await showClip(choice);
  }

  async function showClip(mine: number): Promise<void> {
    if (showsClip()) return;
    const before = source;
    // A camera that opened meanwhile is what was asked for.
    const isWanted = () => mine === choice && source === before;
    try {
      const clip = await openClip(clipUrl);
      if (isWanted()) show(clip, true);
      else clip.stop();
    } catch (error) {
      if (isWanted()) notifyError(error);
    }
  }

  function choose(): number {
    camera?.stop();
    camera = null;
    dropLast();
    return ++choice;
  }

  async function showCamera(mine: number, deviceId?: string): Promise<void> {
    // A picture at once: the permission may take a person a while.
    if (!source) void showClip(mine);
    const opened = await openReopeningCamera({
      ...(deviceId ? { deviceId } : { lens: lens.value }),
      ...(store.kiosk.value && { anyAfterMs: ANY_CAMERA_MS }),
      ...followed(mine),
    });
    if (mine === choice) camera = opened;
    else opened.stop();
  }

  async function showPhone(isWanted: () => boolean, begin: () => number): Promise<void> {
    const keep = await openPhone();
    if (!isWanted()) return;
    camera = keep(followed(begin()));
    if (!source) void showClip(choice);
  }

  /** Shows what is given, if that is still wanted. @returns null where it is not */
  async function take(giving: Promise<FrameSource>, isWanted: () => boolean, begin: () => number) {
    const given = await giving;
    if (!isWanted()) {
      given.stop();
      return null;
    }
    begin();
    show(given, true);
    return given.kind;
  }

  /**
   * @returns whether it is still wanted; told of an error, tells it where it is, and that what is shown goes on; and what is called
   * once it is chosen
   */
  function ask(isFirst: boolean, anew: () => Promise<unknown>) {
    const mine = requests.begin();
    asFirst = isFirst;
    // What a visitor asked for is shown to no other.
    const here = isFirst ? () => true : stillHere();
    const isWanted = () => requests.isWanted(mine) && here();
    const refused = (error: unknown): void => {
      if (isWanted()) {
        asFirst = showsFirst;
        tellRefused(error, () => void anew());
      }
      requests.refuse(mine);
    };
    const chosen = () => {
      [asFirst, showsFirst, openAgain] = [isFirst, isFirst, anew];
      dismissScreen();
      return choose();
    };
    return { isWanted, refused, chosen };
  }

  /** What a camera is told to do as it goes and comes. */
  function followed(mine: number): Omit<ReopeningCameraOptions, 'deviceId'> {
    return {
      onStalled: (error) => {
        if (mine !== choice) return;
        store.stalled.value = true;
        void keepLast();
        tellCamera(error);
      },
      onLost: (error) => {
        if (mine !== choice) return;
        tellCamera(error, t('sources.meanwhileTheBuiltInClip'));
        dropLast();
        void showClip(mine);
      },
      onBack: (back) => {
        if (mine !== choice) return;
        dismiss(({ name }) => name === 'CameraError');
        show(back, false);
      },
    };
  }

  const control: SourceControl = {
    async open(kind, deviceId, onChosen) {
      first ??= { kind, deviceId };
      const isFirst = kind === first.kind && deviceId === first.deviceId;
      const { isWanted, refused, chosen } = ask(isFirst, () => control.open(kind, deviceId));
      const begin = () => {
        onChosen?.();
        return chosen();
      };
      try {
        if (kind === 'camera') await showCamera(begin(), deviceId);
        else if (kind === 'phone') await showPhone(isWanted, begin);
        else if (kind === 'clip' && showsClip()) begin();
        else await take(kind === 'clip' ? openClip(clipUrl) : openScreen(), isWanted, begin);
      } catch (error) {
        refused(error);
        if (!source && kind !== 'clip') await showClip(choice);
      }
    },
    isHeld: () => looked() !== null,
    asked: () => requests.newest,
    async openFile(file, since = requests.newest) {
      if (!requests.isWanted(since)) return null;
      const { isWanted, refused, chosen } = ask(false, () => control.openFile(file));
      try {
        return await take(openFile(file), isWanted, chosen);
      } catch (error) {
        refused(error);
        return null;
      }
    },
    async borrow(file) {
      const before = openAgain;
      if ((await control.openFile(file)) === null) return null;
      const mine = choice;
      return async () => {
        if (mine === choice) await before();
      };
    },
    async reopen() {
      const shown = source;
      if (!shown) return;
      const id = deviceOf(shown.source);
      if (id === PHONE_ID) return control.open('phone');
      if (shown.kind === 'camera') return showCamera(choose(), id ?? undefined);
      shown.stop();
      source = null;
      await openFirst();
    },
    grab() {
      const still = looked();
      return still ? createImageBitmap(still) : (source?.grab() ?? null);
    },
    mount(mounting) {
      const shown = source;
      if (!shown) return;
      shown.mounting = mounting;
      batch(() => {
        unfreeze();
        tell(shown);
      });
    },
    async toggleFreeze() {
      if (held) return batch(unfreeze);
      const from = source;
      if (!from) return;
      const here = stillHere();
      // Asked for again before it is there, it is called off.
      const mine = freezing ? null : {};
      freezing = mine;
      if (!mine) return;
      try {
        const shown = await copyStanding();
        const frame = shown ?? (await from.grab());
        if (freezing !== mine || source !== from || !here()) return frame.close();
        held = frame;
        holdFrozen(frame, shown !== null);
      } catch (error) {
        if (!(error instanceof SourceStoppedError)) notifyError(error);
      } finally {
        if (freezing === mine) freezing = null;
      }
    },
  };
  forgetTurn(() => source, control.mount);
  return control;
}
