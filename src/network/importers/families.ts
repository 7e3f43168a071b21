/** What a person reads of the zoo's architectures. */

interface Family {
  readonly title: string;
  readonly paper: string;
}

const FAMILIES: readonly [RegExp, (found: string) => string, string][] = [
  [
    /^alexnet$/,
    () => 'AlexNet',
    'Krizhevsky 2014, One weird trick for parallelizing convolutional neural networks',
  ],
  [
    /^vgg(\d+)$/,
    (depth) => `VGG-${depth}`,
    'Simonyan & Zisserman 2015, Very Deep Convolutional Networks for Large-Scale Image Recognition',
  ],
  [
    /^vgg(\d+)_bn$/,
    (depth) => `VGG-${depth} with batch norm`,
    'Simonyan & Zisserman 2015, Very Deep Convolutional Networks for Large-Scale Image Recognition',
  ],
  [
    /^resnet(\d+)$/,
    (depth) => `ResNet-${depth}`,
    'He et al. 2016, Deep Residual Learning for Image Recognition',
  ],
  [
    /^densenet(\d+)$/,
    (depth) => `DenseNet-${depth}`,
    'Huang et al. 2017, Densely Connected Convolutional Networks',
  ],
  [/^googlenet$/, () => 'GoogLeNet', 'Szegedy et al. 2015, Going Deeper with Convolutions'],
  [/^googlenet-bvlc$/, () => 'GoogLeNet (BVLC)', 'Szegedy et al. 2015, Going Deeper with Convolutions'],
  [
    /^squeezenet(\d-\d)$/,
    (version) => `SqueezeNet ${version.replace('-', '.')}`,
    'Iandola et al. 2016, SqueezeNet: AlexNet-level accuracy with 50x fewer parameters',
  ],
  [
    /^mobilenet_v2$/,
    () => 'MobileNetV2',
    'Sandler et al. 2018, MobileNetV2: Inverted Residuals and Linear Bottlenecks',
  ],
  [/^efficientnet-lite0$/, () => 'EfficientNet-Lite0', 'Tan & Le 2019, EfficientNet'],
];

/** Title and paper of an architecture of the zoo. */
export function familyOf(architecture: string): Family {
  for (const [pattern, title, paper] of FAMILIES) {
    const found = pattern.exec(architecture);
    if (found) return { title: title(found[1] ?? ''), paper };
  }
  return { title: architecture, paper: '' };
}
