import type { InputDescription, Layer } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { efficientnetLite0 } from './efficientnet_lite0.ts';
import { squeezenet1_0 } from './squeezenet1_0.ts';

/** The architectures that a network.json may name instead of listing its layers. */
const zoo: Record<string, (input: InputDescription) => Layer[]> = {
  'efficientnet-lite0': (input) => efficientnetLite0(input),
  'squeezenet1-0': () => squeezenet1_0(),
};

/** @throws {ModelFileError} if the zoo has no such architecture */
export function architecture(name: string, input: InputDescription): Layer[] {
  const build = zoo[name];
  if (!build)
    throw new ModelFileError(`Unknown architecture "${name}". Known: ${Object.keys(zoo).join(', ')}.`);
  return build(input);
}
