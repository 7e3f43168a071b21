import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { LossChart } from '../../../src/ui/studio/components/loss_chart.tsx';

it('no two of six curves look alike, and each is named as it is drawn', () => {
  const names = ['content', 'style', 'variation', 'tv', 'l2', 'colour variation'];
  const losses = [1, 2, 3].map((step) => ({
    step,
    losses: Object.fromEntries(names.map((name, i) => [name, i + step])),
  }));
  const html = renderToString(h(LossChart, { losses }));
  const classes = (kind: string) =>
    Array.from(html.matchAll(new RegExp(`<${kind} class="(term[^"]*)"`, 'g')), ([, name]) => name);
  expect(new Set(classes('polyline')).size).toBe(names.length);
  expect(classes('span')).toEqual(classes('polyline'));
});
