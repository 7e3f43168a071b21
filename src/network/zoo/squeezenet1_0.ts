import type { Layer, Padding } from '../description.ts';

const NONE: Padding = [0, 0, 0, 0];

/** A fire module squeezes with 1 x 1 filters and expands with 1 x 1 and 3 x 3 filters side by side. */
function fire(name: string, input: string): Layer[] {
  const at = (part: string) => `${name}.${part}`;
  return [
    { kind: 'conv', name: at('squeeze'), inputs: [input], stride: 1, pad: NONE },
    { kind: 'relu', name: at('squeeze_activation'), inputs: [at('squeeze')] },
    { kind: 'conv', name: at('expand1x1'), inputs: [at('squeeze_activation')], stride: 1, pad: NONE },
    { kind: 'relu', name: at('expand1x1_activation'), inputs: [at('expand1x1')] },
    { kind: 'conv', name: at('expand3x3'), inputs: [at('squeeze_activation')], stride: 1, pad: [1, 1, 1, 1] },
    { kind: 'relu', name: at('expand3x3_activation'), inputs: [at('expand3x3')] },
    {
      kind: 'concat',
      name,
      inputs: [at('expand1x1_activation'), at('expand3x3_activation')],
      title: `Fire ${name.split('.')[1]}`,
    },
  ];
}

const pool = (name: string, input: string): Layer => ({
  kind: 'maxPool',
  name,
  inputs: [input],
  window: [3, 3],
  stride: 2,
  pad: NONE,
  ceil: true,
});

/** SqueezeNet 1.0 (Iandola et al. 2016), layer by layer, with torchvision's names. Works at any input size. */
export function squeezenet1_0(): Layer[] {
  const fires = (first: number, last: number, input: string) =>
    Array.from({ length: last - first + 1 }, (_, i) =>
      fire(`features.${first + i}`, i === 0 ? input : `features.${first + i - 1}`),
    ).flat();
  return [
    { kind: 'conv', name: 'features.0', inputs: ['image'], stride: 2, pad: NONE, title: 'First convolution' },
    { kind: 'relu', name: 'features.1', inputs: ['features.0'] },
    pool('features.2', 'features.1'),
    ...fires(3, 5, 'features.2'),
    pool('features.6', 'features.5'),
    ...fires(7, 10, 'features.6'),
    pool('features.11', 'features.10'),
    ...fires(12, 12, 'features.11'),
    { kind: 'dropout', name: 'classifier.0', inputs: ['features.12'] },
    {
      kind: 'conv',
      name: 'classifier.1',
      inputs: ['classifier.0'],
      stride: 1,
      pad: NONE,
      title: 'Class maps',
    },
    { kind: 'relu', name: 'classifier.2', inputs: ['classifier.1'] },
    { kind: 'globalAvgPool', name: 'classifier.3', inputs: ['classifier.2'], title: 'Class scores' },
  ];
}
