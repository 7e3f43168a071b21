/** Of a part that scrolls and is read, not worked with: it takes the focus, and with it the keys that scroll. */
export const SCROLLS = { tabIndex: 0, 'data-scrolls': '' } as const;

export const isScroller = (element: Element): boolean =>
  element.matches('[data-scrolls]') && element.scrollHeight > element.clientHeight;
