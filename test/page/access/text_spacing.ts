/** Helps to tell what becomes of text that is spaced as WCAG 2.2, 1.4.12, asks for. */
import type { Page } from 'playwright-core';

/**
 * Spaces all text (lines 1.5, letters 0.12, words 0.16, paragraphs 2 times the size of the letters), and takes it back.
 * @returns what is cut off or lies over other text then, and did not before: its words, and by what
 */
export const faultsOfSpacing = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }`;
    const SLACK_PX = 2;
    interface Text {
      readonly element: Element;
      readonly words: string;
      readonly box: DOMRect;
    }
    const nameOf = ({ tagName, className }: Element) => `${tagName.toLowerCase()}.${className}`;
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';

    /** What of a text is in sight: less what scrolls away; and what cuts it off for good. */
    function seen(element: Element, whole: DOMRect): { box: DOMRect; cutBy: string | null } {
      let { left, top, right, bottom } = whole;
      let cutBy: string | null = null;
      let isFixed = false;
      for (let parent: Element | null = element; parent && !isFixed; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        isFixed = style.position === 'fixed';
        const box = parent.getBoundingClientRect();
        // Read out, and not shown.
        if (box.width <= 1) return { box: new DOMRect(), cutBy: null };
        const [across, down] = [style.overflowX, style.overflowY];
        if (across === 'visible' && down === 'visible') continue;
        const isOut =
          (clips(across) && (left < box.left - SLACK_PX || right > box.right + SLACK_PX)) ||
          (clips(down) && (top < box.top - SLACK_PX || bottom > box.bottom + SLACK_PX));
        if (isOut) cutBy ??= nameOf(parent);
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return { box: new DOMRect(left, top, right - left, bottom - top), cutBy };
    }

    function look() {
      const texts: Text[] = [];
      const cut = new Map<Element, string>();
      // The performance panel floats over the rest, for who measures.
      for (const element of document.querySelectorAll(
        'body :not(script, style, option, svg *, .performance *)',
      )) {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent?.trim());
        if (own.length === 0 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          continue;
        for (const node of own) {
          const range = document.createRange();
          range.selectNodeContents(node);
          const words = `“${node.textContent?.trim().slice(0, 60)}”`;
          const { box, cutBy } = seen(element, range.getBoundingClientRect());
          if (cutBy) cut.set(element, `${words} of ${nameOf(element)} is cut off by ${cutBy}`);
          if (box.width > SLACK_PX && box.height > SLACK_PX) texts.push({ element, words, box });
        }
      }
      const over = new Map<string, string>();
      const ids = new Map(texts.map(({ element }, at) => [element, at]));
      texts.forEach((a, at) => {
        for (const b of texts.slice(at + 1)) {
          if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element))
            continue;
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          // Boxes of lines are higher than their letters.
          if (across < SLACK_PX || down < Math.min(a.box.height, b.box.height) / 3) continue;
          over.set(
            `${ids.get(a.element)} ${ids.get(b.element)}`,
            `${a.words} of ${nameOf(a.element)} lies over ${b.words} of ${nameOf(b.element)}`,
          );
        }
      });
      return { cut, over: [...over.values()] };
    }

    const settled = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await settled();
    const before = look();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACING);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    await settled();
    const after = look();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    return [
      ...[...after.cut].filter(([element]) => !before.cut.has(element)).map(([, words]) => words),
      ...after.over.filter((words) => !before.over.includes(words)),
    ];
  });
