/** The drawn network offers the views that can look at a layer, in the page's language. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, expect, it } from 'vitest';
import type { TechniqueCard } from '../../../src/contract/cards.ts';
import type { NetworkAnswer } from '../../../src/contract/inside.ts';
import type { View } from '../../../src/contract/view.ts';
import { NetworkFigure } from '../../../src/ui/inside/network_figure.tsx';
import { figureAnswer } from '../../../src/ui/inside/open_figure.ts';
import { beginWith } from '../../../src/ui/language/language.ts';
import * as store from '../../../src/ui/store.ts';
import { catalogue } from '../small_catalogue.ts';

const activations: TechniqueCard = {
  ...{ id: 'activations', title: 'Activations', family: 'forward', targets: [], progressive: false },
  parameters: { layer: { kind: 'layer', label: '', default: 'last' } },
  caption: { shows: '', read: '', paper: '' },
};

const answer: NetworkAnswer = {
  ...{ figure: 'network', layer: 'mixed', cell: { y: 0, x: 0 }, field: null },
  stations: [{ layer: 'mixed', shape: [2, 2, 8], from: [-1], joins: null }],
  ...{ means: new Float32Array([1]), active: new Float32Array([0.5]) },
  map: { height: 2, width: 2, values: new Float32Array(4) },
  picture: { height: 1, width: 1, rgba: new Uint8ClampedArray(4) },
};

afterEach(async () => {
  store.catalogue.value = null;
  figureAnswer.value = null;
  await beginWith('en');
});

it('calls them as the page’s language does', async () => {
  store.catalogue.value = { ...catalogue, techniques: [activations] };
  await beginWith('de');
  const request = store.request.value.main;
  const view: View = { technique: '', parameters: {}, target: { kind: 'top' }, pins: [] };
  figureAnswer.value = { inside: answer, source: store.sourceNumber.value, request, view };
  const html = renderToString(h(NetworkFigure, {}));
  expect(html).toContain('>Aktivierungen</button>');
});
