import { expect, it } from 'vitest';
import { layoutFooter, type PlacedText } from '../../../src/ui/save/draw_footer.ts';

const legend = {
  ...{ range: [-0.357, 0.357] as [number, number], signed: true, unit: 'd score / d pixel' },
  ...{ low: 'darker would raise it', high: 'brighter would raise it' },
};
const words = {
  title: 'Guided backprop for German shepherd · EfficientNet-Lite0 · 12 channels switched off',
  seen: 'German shepherd, 97 % · d score / d pixel · clipped at the 99.5th percentile · Convoscope',
  scale: { legend, map: 'grey' as const },
};
/** About as wide as Inter. */
const measure = (text: string, style: PlacedText['style']) => text.length * (style === 'title' ? 7.4 : 6.2);

it.each([300, 480, 640, 1080, 1920])('no words lie over others or beyond the edge at %i pixels', (width) => {
  const { texts, bar, height } = layoutFooter(words, width, measure);
  const all = [...texts, ...(bar ? [{ text: 'bar', ...bar }] : [])];
  for (const [i, a] of all.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of all.slice(i + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.text} / ${b.text}`).toBe(true);
    }
  }
  expect(texts.map(({ text }) => text).join(' ')).toContain('brighter would raise it');
});

it('without colours there are words alone', () => {
  const { texts, bar } = layoutFooter({ title: 'Classes', seen: '', scale: null }, 640, measure);
  expect(texts.map(({ text }) => text)).toEqual(['Classes']);
  expect(bar).toBeNull();
});
