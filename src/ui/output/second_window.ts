/** Windows that show the output: a second one for a projector, and one that stays on top (Document Picture-in-Picture). */
import type { Size } from '../../render/placement.ts';
import { areSignsKeys } from '../store.ts';

/** A screen of this machine, in CSS pixels of the whole desktop. */
export interface OutputScreen {
  /** As the browser holds it: the same object as long as it is there. */
  readonly own: object;
  readonly label: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** True for the one that the page is on. */
  readonly here: boolean;
}

type BrowserScreen = Omit<OutputScreen, 'own' | 'here'>;

interface BrowserScreens extends EventTarget {
  readonly screens: readonly BrowserScreen[];
  readonly currentScreen: BrowserScreen;
}

/** Of the Window Management API and of Document Picture-in-Picture, where the browser has them. */
interface Offered {
  getScreenDetails?(): Promise<BrowserScreens>;
  documentPictureInPicture?: { requestWindow(options: Size): Promise<Window> };
}

const offered = (): Offered => window as Offered;

export const hasScreens = (): boolean => offered().getScreenDetails !== undefined;
export const hasPictureInPicture = (): boolean => offered().documentPictureInPicture !== undefined;

/**
 * Asks the person, the first time.
 * @param act given the screens at once, and whenever one comes or goes, or the page is on another one
 * @throws {DOMException} where they do not allow it
 */
export async function followScreens(act: (screens: readonly OutputScreen[]) => void): Promise<void> {
  const known = await offered().getScreenDetails?.();
  if (!known) return;
  const tell = () =>
    act(
      known.screens.map((screen) => {
        const { label, left, top, width, height } = screen;
        return { own: screen, label, left, top, width, height, here: screen === known.currentScreen };
      }),
    );
  for (const type of ['screenschange', 'currentscreenchange']) known.addEventListener(type, tell);
  tell();
}

const NAME = 'convoscope-output';

/**
 * Opens the second window; to be called in a click.
 * @param screen where it fills the whole screen; null: at the output's size, as far as there is room
 * @returns null where the browser does not allow it
 */
export function openSecondWindow(size: Size, screen: OutputScreen | null): Window | null {
  const within = Math.min(1, window.screen.availWidth / size.width, window.screen.availHeight / size.height);
  const place = screen
    ? `left=${screen.left},top=${screen.top},width=${screen.width},height=${screen.height},fullscreen`
    : `width=${Math.round(size.width * within)},height=${Math.round(size.height * within)}`;
  return window.open('', NAME, `popup,${place}`);
}

/** Of the longer side: a window that stays on top covers little. */
const ON_TOP_PX = 480;

/** @throws {DOMException} outside of a click */
export async function openPictureInPicture({ width, height }: Size): Promise<Window | null> {
  const scale = ON_TOP_PX / Math.max(width, height);
  const options = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return (await offered().documentPictureInPicture?.requestWindow(options)) ?? null;
}

/** Puts a canvas into an empty window, and nothing else. A double click, or `f`, fills the screen. */
export function dressWindow(view: Window, title: string): HTMLCanvasElement {
  const { document } = view;
  document.title = title;
  const canvas = document.createElement('canvas');
  for (const element of [document.documentElement, document.body, canvas])
    Object.assign(element.style, { margin: '0', width: '100%', height: '100%', background: '#000' });
  Object.assign(document.body.style, { overflow: 'hidden' });
  Object.assign(canvas.style, { display: 'block', objectFit: 'contain' });
  const fillScreen = () => {
    if (!document.fullscreenEnabled) return;
    const change = document.fullscreenElement ? document.exitFullscreen() : canvas.requestFullscreen();
    change.catch(() => {});
  };
  canvas.addEventListener('dblclick', fillScreen);
  view.addEventListener('keydown', ({ key, repeat }) => {
    if (key.toLowerCase() === 'f' && !repeat && areSignsKeys.value) fillScreen();
  });
  document.body.replaceChildren(canvas);
  return canvas;
}

const LOOK_MS = 500;

/** Calls once when the window is gone, whoever closed it. */
export function whenClosed(view: Window, act: () => void): void {
  const look = () => {
    if (!view.closed) return;
    clearInterval(timer);
    act();
  };
  const timer = setInterval(look, LOOK_MS);
  // Its end is told before it is closed.
  view.addEventListener('pagehide', () => setTimeout(look));
}
