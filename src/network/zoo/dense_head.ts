import type { Chain } from './chain.ts';

/** Where the layers of the head stand in torchvision's `classifier`. */
interface HeadIndices {
  /** Side that the maps are pooled to, in cells. */
  readonly pooled: number;
  readonly dense: readonly [number, number, number];
  readonly dropouts: readonly [number, number];
}

/** The head of AlexNet and VGG: maps pooled to a fixed size, two hidden dense layers, the class scores. */
export function denseHead(net: Chain, { pooled, dense, dropouts }: HeadIndices): void {
  net.push({
    ...{ kind: 'adaptiveAvgPool', name: 'avgpool', inputs: [net.last] },
    ...{ size: [pooled, pooled], title: `Pooled to ${pooled} x ${pooled}` },
  });
  const hidden = (at: number, number: number) => {
    net.dense(`classifier.${at}`, `Dense ${number}`);
    net.relu(`classifier.${at + 1}`, `Dense ${number}, rectified`);
  };
  // AlexNet drops before a dense layer, VGG behind its rectifier; the order of the indices tells.
  const [first, second, scores] = dense;
  const steps: [index: number, step: () => void][] = [
    [first, () => hidden(first, 1)],
    [second, () => hidden(second, 2)],
    [scores, () => net.dense(`classifier.${scores}`, 'Class scores')],
    ...dropouts.map((at): [number, () => void] => [at, () => net.dropout(`classifier.${at}`)]),
  ];
  for (const [, step] of steps.sort(([a], [b]) => a - b)) step();
}
