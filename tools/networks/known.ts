/** The networks of torchvision that the zoo knows, with the files that their authors give out. */
import { nearest } from '../../src/contract/reading/nearest.ts';

/** Where PyTorch's authors keep the weights of torchvision. */
export const AUTHORS = 'https://download.pytorch.org/models';

/** Weights that can be had by a name. */
export interface KnownNetwork {
  /** As torchvision calls it; a second set of weights has `-v2` behind. Also its id here. */
  readonly name: string;
  /** Of the zoo. */
  readonly architecture: string;
  /** The file; what stands between the last hyphen and the ending is the start of its SHA-256. */
  readonly file: string;
  /** Length of the file, rounded, in millions of bytes. */
  readonly megabytes: number;
  /** Set where pictures are cut otherwise than is usual for torchvision, as in `InputDescription`. */
  readonly crop?: number;
}

/** torchvision's second recipe resizes to 232 pixels and cuts 224 out. */
const V2_CROP = 224 / 232;

const torchvision = (
  name: string,
  file: string,
  megabytes: number,
  architecture: string = name,
): KnownNetwork => ({ name, architecture, file, megabytes });

const second = (architecture: string, file: string, megabytes: number): KnownNetwork => ({
  ...torchvision(`${architecture}-v2`, file, megabytes, architecture),
  crop: V2_CROP,
});

export const knownNetworks: readonly KnownNetwork[] = [
  torchvision('alexnet', 'alexnet-owt-7be5be79.pth', 244),
  torchvision('vgg11', 'vgg11-8a719046.pth', 531),
  torchvision('vgg13', 'vgg13-19584684.pth', 532),
  torchvision('vgg16', 'vgg16-397923af.pth', 553),
  torchvision('vgg19', 'vgg19-dcbb9e9d.pth', 575),
  torchvision('vgg11_bn', 'vgg11_bn-6002323d.pth', 532),
  torchvision('vgg13_bn', 'vgg13_bn-abd245e5.pth', 532),
  torchvision('vgg16_bn', 'vgg16_bn-6c64b313.pth', 554),
  torchvision('vgg19_bn', 'vgg19_bn-c79401a0.pth', 575),
  torchvision('resnet18', 'resnet18-f37072fd.pth', 47),
  torchvision('resnet34', 'resnet34-b627a593.pth', 87),
  torchvision('resnet50', 'resnet50-0676ba61.pth', 103),
  second('resnet50', 'resnet50-11ad3fa6.pth', 103),
  torchvision('resnet101', 'resnet101-63fe2227.pth', 179),
  second('resnet101', 'resnet101-cd907fc2.pth', 179),
  torchvision('resnet152', 'resnet152-394f9c45.pth', 242),
  second('resnet152', 'resnet152-f82ba261.pth', 242),
  torchvision('densenet121', 'densenet121-a639ec97.pth', 32),
  torchvision('densenet161', 'densenet161-8d451a50.pth', 116),
  torchvision('densenet169', 'densenet169-b2777c0a.pth', 57),
  torchvision('densenet201', 'densenet201-c1103571.pth', 81),
  torchvision('googlenet', 'googlenet-1378be20.pth', 52),
  torchvision('squeezenet1_0', 'squeezenet1_0-b66bff10.pth', 5, 'squeezenet1-0'),
  torchvision('squeezenet1_1', 'squeezenet1_1-b8a52dc0.pth', 5, 'squeezenet1-1'),
  torchvision('mobilenet_v2', 'mobilenet_v2-b0353104.pth', 14),
  second('mobilenet_v2', 'mobilenet_v2-7ebf99e0.pth', 14),
];

/** The start of the SHA-256 that the file's name carries. */
export const hashStartOf = ({ file }: KnownNetwork): string => /-([0-9a-f]{8,})\.pth$/.exec(file)?.[1] ?? '';

/** @throws {Error} naming what is near, if there is none of that name */
export function knownNetwork(name: string): KnownNetwork {
  const found = knownNetworks.find((one) => one.name === name);
  if (found) return found;
  const names = knownNetworks.map((one) => one.name);
  const near = nearest(name, names, 3).map((index) => names[index]);
  throw new Error(
    `No network "${name}" is known by its name. ${near.length > 0 ? `Near to it: ${near.join(', ')}.` : `Known: ${names.join(', ')}.`} Others are added by --file.`,
  );
}
