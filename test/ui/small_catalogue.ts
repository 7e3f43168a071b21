import type { Catalogue } from '../../src/contract/cards.ts';
import type { LayerCard } from '../../src/contract/network_card.ts';
import { told } from '../../src/contract/told.ts';

const layer = (name: string, shape: LayerCard['shape']): LayerCard => ({
  name,
  title: name,
  kind: 'conv2d',
  shape,
  recommended: true,
  filters: null,
});

const caption = { shows: '', read: '', paper: '' };

/** A network of three layers and two techniques: enough to check settings against. */
export const catalogue: Catalogue = {
  styles: [],
  backend: { name: 'cpu', detail: '', reason: told('pieces.backendAsked'), hardware: false },
  network: {
    id: 'small',
    title: 'Small',
    paper: '',
    source: '',
    licence: '',
    weightsSha256: '',
    input: { height: 8, width: 8, crop: 1 },
    layers: [layer('stem', [4, 4, 4]), layer('mixed', [2, 2, 8]), layer('logits', [1, 1, 3])],
    labels: ['dog', 'tabby, cat', 'crane'],
  },
  slowTechniques: [],
  techniques: [
    { id: 'scores', title: '', family: 'forward', caption, parameters: {}, targets: [], progressive: false },
    {
      id: 'maps',
      title: '',
      family: 'backward',
      caption,
      parameters: {
        layer: { kind: 'layer', label: '', default: 'last' },
        size: { kind: 'number', label: '', min: 1, max: 32, step: 1, default: 4 },
        exact: { kind: 'toggle', label: '', default: false },
        rule: {
          kind: 'choice',
          label: '',
          options: [
            { value: 'a', label: '' },
            { value: 'b', label: '' },
          ],
          default: 'a',
        },
      },
      targets: ['class', 'channel'],
      progressive: false,
    },
  ],
};
