import { told } from '../../contract/told.ts';
import type { InputDescription, Layer } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { alexnet } from './alexnet.ts';
import { densenet } from './densenet.ts';
import { efficientnetLite0 } from './efficientnet_lite0.ts';
import { googlenet, googlenetBvlc } from './googlenet.ts';
import { mobilenetV2 } from './mobilenet_v2.ts';
import { resnet } from './resnet.ts';
import { squeezenet } from './squeezenet.ts';
import { vgg } from './vgg.ts';

/** The architectures that a network.json may name instead of listing its layers. */
const zoo: Record<string, (input: InputDescription) => Layer[]> = {
  alexnet,
  vgg11: () => vgg(11, false),
  vgg13: () => vgg(13, false),
  vgg16: () => vgg(16, false),
  vgg19: () => vgg(19, false),
  vgg11_bn: () => vgg(11, true),
  vgg13_bn: () => vgg(13, true),
  vgg16_bn: () => vgg(16, true),
  vgg19_bn: () => vgg(19, true),
  resnet18: () => resnet(18),
  resnet34: () => resnet(34),
  resnet50: () => resnet(50),
  resnet101: () => resnet(101),
  resnet152: () => resnet(152),
  densenet121: () => densenet(121),
  densenet161: () => densenet(161),
  densenet169: () => densenet(169),
  densenet201: () => densenet(201),
  googlenet,
  'googlenet-bvlc': googlenetBvlc,
  'squeezenet1-0': () => squeezenet('1.0'),
  'squeezenet1-1': () => squeezenet('1.1'),
  mobilenet_v2: mobilenetV2,
  'efficientnet-lite0': efficientnetLite0,
};

export const architectureNames: readonly string[] = Object.keys(zoo);

/** @throws {ModelFileError} if the zoo has no such architecture */
export function architecture(name: string, input: InputDescription): Layer[] {
  const build = Object.hasOwn(zoo, name) ? zoo[name] : undefined;
  if (!build)
    throw new ModelFileError(told('modelErrors.architecture', { name, all: architectureNames.join(', ') }));
  return build(input);
}
