/** What a browser does by itself, and would outlive a visitor of a screen for all. */

/** Of the keys with Ctrl: saving, printing, opening files, magnifying, and the browser's own lists and bars. */
const WITH_CTRL = new Set(['s', 'p', 'o', 'u', 'h', 'j', 'd', 'f', 'g', '+', '=', '-', '_', '0']);
/** Where the keyboard writes another script its keys count by their place. */
const CODES = new Set(
  [...WITH_CTRL].filter((key) => /[a-z]/.test(key)).map((key) => `Key${key.toUpperCase()}`),
);
/** With Shift as well, or Option on a Mac: the tools of developers. Copying by Ctrl with C stays. */
const OF_DEVELOPERS = new Set(['KeyI', 'KeyC', 'KeyJ']);
/** Help, search, walking by a caret, and the tools of developers. */
const ALONE = new Set(['F1', 'F3', 'F7', 'F12']);

/**
 * Keeps away from now on: the browser's menu and drags, which save pictures, its keys, and magnifying by Ctrl with the wheel, which a
 * browser keeps from one day to the next. Pinching is forbidden by the style sheet. What no page can prevent is
 * in docs/hosting.md.
 */
export function keepBrowserAway(): void {
  for (const type of ['contextmenu', 'dragstart'] as const)
    addEventListener(type, (event) => event.preventDefault());
  addEventListener('keydown', (event: KeyboardEvent) => {
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isOwn = WITH_CTRL.has(key.toLowerCase()) || CODES.has(code);
    const isTools = (shiftKey || altKey) && OF_DEVELOPERS.has(code);
    if (ctrlKey || metaKey ? isOwn || isTools : ALONE.has(key)) event.preventDefault();
  });
  const onWheel = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault();
  };
  addEventListener('wheel', onWheel, { passive: false });
}
