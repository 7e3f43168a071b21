/** What goes out of the page: at which size, where to, and how it fares. The person's own choice outlives a reload. */
import type { Size } from '../../render/placement.ts';
import { ofPage, ofVisitor } from '../kiosk/forgets.ts';
import type { OutputScreen } from './second_window.ts';

export const SIZES: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 720, height: 1280 },
  { width: 1080, height: 1080 },
  { width: 854, height: 480 },
];

export const DEFAULT_SIZE: Size = { width: 1280, height: 720 };

/** Where windows of the page itself show the output. */
export type Place = 'window' | 'pictureInPicture';

export const panelOpen = ofVisitor(false);
/** In pixels. */
export const size = ofPage<Size>(DEFAULT_SIZE);
/** Like a looking glass, as the page itself shows a camera. */
export const mirror = ofPage(false);
/** Of an address for another program: what a stylised frame or a cut-out leaves out is transparent. */
export const transparent = ofPage(false);
export const open = ofPage<Readonly<Record<Place, boolean>>>({ window: false, pictureInPicture: false });
/** Known once the person has allowed it. */
export const screens = ofPage<readonly OutputScreen[]>([]);
/** Of `screens`; null: wherever the browser puts a window. */
export const chosenScreen = ofPage<number | null>(null);
/** Whether the page that shows this one in a frame gets its pictures. */
export const isTaken = ofPage(false);
