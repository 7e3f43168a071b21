/** What browsers, drivers and virtual cameras give instead of a name: an identifier, which nobody can tell from another. */
const IDENTIFIER = /^\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?$|^(?=.*\d)[\w+/=-]{32,}$/i;
/** The same of what is shared, in Chromium: `screen:0:0`, `window:65838:0`, `web-contents-media-stream://17:3`. */
const SURFACE = /^(screen|window|web-contents-media-stream):/;
const SURFACES: Readonly<Record<string, string>> = { window: 'Window', browser: 'Tab' };

/** @param place among the cameras, from 0 */
export const cameraName = (label: string, deviceId: string, place: number): string =>
  label === '' || label === deviceId || IDENTIFIER.test(label) ? `Camera ${place + 1}` : label;

/** @param surface what is shared, as browsers call it: `monitor`, `window`, `browser` */
export const screenName = (label: string, surface = 'monitor'): string =>
  label === '' || SURFACE.test(label) || IDENTIFIER.test(label) ? (SURFACES[surface] ?? 'Screen') : label;
