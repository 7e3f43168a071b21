import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaughtTarget } from '../../../src/contract/target.ts';
import { backward } from '../../../src/network/backward.ts';
import { IMAGE, type Layer } from '../../../src/network/description.ts';
import type { Network } from '../../../src/network/network.ts';
import { featureLayer, placeOf } from '../../../src/network/structure.ts';
import { numberOfEach } from '../../../src/techniques/common/class_probabilities.ts';
import type { HeatTensor } from '../../../src/techniques/common/picture.ts';
import { settingsFor } from '../../../src/techniques/common/settings.ts';
import { fixTarget, layerBefore, seedOf, targetName } from '../../../src/techniques/common/target.ts';
import { taughtScoreIn } from '../../../src/techniques/common/taught.ts';
import { ParameterError, type Stage, type Technique } from '../../../src/techniques/common/technique.ts';
import { gradCam, gradCamMap } from '../../../src/techniques/grad_cam.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { integratedGradients } from '../../../src/techniques/maps/integrated_gradients.ts';
import { occlusion } from '../../../src/techniques/occlusion.ts';
import { targetObjective } from '../../../src/techniques/optimise/objectives.ts';
import { saliencyMap } from '../../../src/techniques/saliency.ts';
import '../../support/autodiff.ts';
import { expectNoLeak } from '../../support/expect_no_leak.ts';
import { expectClose } from '../../support/relative_l2.ts';
import { seeded } from '../../support/seeded.ts';
import { tinyNetwork } from '../../support/toys/tiny_network.ts';
import {
  bentNetwork,
  RED_AND_GREEN,
  redGreenLayers,
  squeezedNetwork,
  subjectOf,
  take,
} from '../../support/toys/toy_subject.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const taught = (...direction: number[]): TaughtTarget => ({ kind: 'taught', name: 'my mug', direction });

describe('a taught class of two features, by hand', () => {
  /** Two channels, red and green as they are; the features are their means. */
  const weights = {
    ...RED_AND_GREEN,
    'score.weight': [
      [1, 2],
      [1, 1],
    ],
  } as const;
  /** Red is 0, 4, 2, 6 and green 8, 0, 4, 4: features (3, 4), of length 5. */
  const PIXELS = [0, 8, 9, 4, 0, 9, 2, 4, 9, 6, 4, 9];
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  beforeAll(() => {
    network = tinyNetwork(redGreenLayers, [2, 2], weights);
    toy = subjectOf(network, taught(1, 0), PIXELS);
  });
  afterAll(() => {
    toy.dispose();
    network.dispose();
  });

  it('is climbed by jobs along its direction: (3, 4) has 2 x 3 - 4', () => {
    const { layer, measure } = targetObjective(network, taught(2, -1));
    const [loss, score, seed] = tf.tidy(() => {
      const climbed = measure(tf.tensor4d([3, 4], [1, 1, 1, 2]));
      return [climbed.loss.dataSync()[0], climbed.rising?.score?.dataSync()[0], climbed.seed.arraySync()];
    });
    expect([layer, loss, score, seed]).toEqual(['mean', -2, 2, [[[[-2, 1]]]]]);
  });

  it('scores the scalar product: (3, 4) has 3 of red, 4 of green, and -1 of red rather than green', async () => {
    const scoreOf = async (target: TaughtTarget) =>
      (await numberOfEach(network, Float32Array.from(PIXELS), taughtScoreIn(network, target)))[0] as number;
    expect(await scoreOf(taught(1, 0))).toBeCloseTo(3, 6);
    expect(await scoreOf(taught(0, 1))).toBeCloseTo(4, 6);
    expect(await scoreOf(taught(1, -1))).toBeCloseTo(-1, 6);
  });

  it('Grad-CAM of red rather than green is bright where there is more red, and its cells share the score', () => {
    // Each of four places has a quarter of the direction: (red - green) / 4, where that is positive.
    const map = take(gradCamMap(toy.subject, taught(1, -1), 'red and green'));
    expectClose(map, [0, 1, 0, 0.5], 1e-6);
    const all = take(gradCamMap(toy.subject, taught(1, 0), 'red and green'));
    expectClose(all, [0, 1, 0.5, 1.5], 1e-6);
    expect(all.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 6);
  });

  it('saliency is the largest of the gradient over colours, at every pixel', () => {
    const { trace } = toy.subject;
    const values = take(tf.tidy(() => saliencyMap(network, trace, seedOf(network, taught(0.4, -0.8)))));
    expectClose(values, [0.2, 0.2, 0.2, 0.2], 1e-6);
  });

  it('several pictures are scored in one pass', async () => {
    const pixels = Float32Array.from([
      ...PIXELS,
      ...new Float32Array(12),
      ...PIXELS.map((value) => 2 * value),
    ]);
    expectClose(await numberOfEach(network, pixels, taughtScoreIn(network, taught(1, 0))), [3, 0, 6], 1e-6);
  });

  it('refuses examples of another number of features', () => {
    const ask = () => seedOf(network, taught(1, 0, 0));
    expect(ask).toThrow(ParameterError);
    expect(ask).toThrow('“my mug” have 3 features, mean gives 2');
  });
});

describe('a taught class of a network whose only layer with weights reads the picture', () => {
  /** Red and green as they are, and their means for scores: what the classifier is given is the picture. */
  const layers: Layer[] = [
    ...redGreenLayers.slice(0, 1),
    { kind: 'relu', name: 'rectified', inputs: ['red and green'] },
    { kind: 'globalAvgPool', name: 'mean', inputs: ['rectified'] },
  ];
  /** Red less green is -8, 4, -2, 2: the means are 3 and 4. */
  const PIXELS = [0, 8, 9, 4, 0, 9, 2, 4, 9, 6, 4, 9];
  const redNotGreen = taught(1, -1, 0);
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  beforeAll(() => {
    network = tinyNetwork(layers, [2, 2], RED_AND_GREEN);
    toy = subjectOf(network, redNotGreen, PIXELS);
  });
  afterAll(() => {
    toy.dispose();
    network.dispose();
  });

  it('sits at the picture, before every layer', () => {
    expect(featureLayer(network)).toBe(IMAGE);
    expect(layerBefore(network, redNotGreen, 'red and green')).toBe(IMAGE);
    expect(layerBefore(network, { kind: 'class', index: 0 }, 'rectified')).toBe('rectified');
    expect([IMAGE, 'red and green', 'mean'].map((name) => placeOf(network, name))).toEqual([-1, 0, 2]);
  });

  it('has a Grad-CAM: each of four places has a quarter of its direction, where that is positive', () => {
    const settings = { layer: 'rectified' };
    const map = tf.tidy(() => (gradCam.run(toy.subject, settings) as HeatTensor).values.arraySync().flat());
    expectClose(map, [0, 1, 0, 0.5], 1e-6);
  });

  it('is climbed by jobs at the pixels: (3, 4) has 3 - 4', () => {
    const { layer, measure } = targetObjective(network, redNotGreen);
    const loss = tf.tidy(() => measure(toy.subject.image).loss.dataSync()[0]);
    expect([layer, loss]).toEqual([IMAGE, 1]);
  });
});

describe('a taught class whose features come out of an activation, climbed by jobs', () => {
  const climbed = (kind: 'relu' | 'relu6', direction: number[], before: number[]) => {
    const layers: Layer[] = [
      { kind: 'conv', name: 'units', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
      { kind, name: 'act', inputs: ['units'] } as Layer,
      { kind: 'dense', name: 'score', inputs: ['act'] },
    ];
    const network = tinyNetwork(layers, [1, 1], {
      'units.weight': [[4, 3, 1, 1], Array.from({ length: 12 }, () => 1)],
      'score.weight': [
        [1, 4],
        [1, 1, 1, 1],
      ],
    });
    const { layer, measure } = targetObjective(network, taught(...direction));
    const [loss, score, seed] = tf.tidy(() => {
      const measured = measure(tf.tensor4d(before, [1, 1, 1, 4]));
      return [measured.loss, measured.rising?.score as tf.Tensor, measured.seed].map((one) => [
        ...one.dataSync(),
      ]);
    }) as [number[], number[], number[]];
    network.dispose();
    return { layer, loss, score, seed };
  };

  it('pays nothing for what speaks against it and is silent, and draws up what speaks for it', () => {
    const { layer, loss, score, seed } = climbed('relu', [2, -1, 3, -4], [-3, -5, 2, 1]);
    expect(layer).toBe('units');
    // What comes out is 0, 0, 2, 1: 3 x 2 - 4 x 1 of it. The first unit is on its way from -3: 2 x -3 besides.
    expectClose(score, [2], 1e-6);
    expectClose(loss, [4], 1e-6);
    expectClose(seed, [-2, 0, -3, 4], 1e-6);
  });

  it('pays nothing for what is full, and draws down what is full and speaks against it', () => {
    const { loss, score, seed } = climbed('relu6', [2, -1, 3, -4], [8, 9, 2, -1]);
    // What comes out is 6, 6, 2, 0: 12 - 6 + 6. The second unit is on its way from 9: -9 in the place of -6.
    expectClose(score, [12], 1e-6);
    expectClose(loss, [-9], 1e-6);
    expectClose(seed, [0, 1, -3, 0], 1e-6);
  });
});

describe('a taught class of a network of convolutions', () => {
  let network: Network;
  let toy: ReturnType<typeof subjectOf>;
  let target: TaughtTarget;
  beforeAll(() => {
    network = bentNetwork();
    target = taught(...seeded(8).normals(4, 0.5));
    toy = subjectOf(network, target);
  });
  afterAll(() => {
    toy.dispose();
    network.dispose();
  });

  it('where the features are a mean over places, the seed is what tf.grad has of the scalar product', () => {
    const layers: Layer[] = [
      { kind: 'conv', name: 'conv', inputs: [IMAGE], stride: 1, pad: [0, 0, 0, 0] },
      { kind: 'dense', name: 'score', inputs: ['conv'] },
    ];
    const random = seeded(3);
    const flat = tinyNetwork(layers, [3, 2], {
      'conv.weight': [[4, 3, 1, 1], [...random.normals(12)]],
      'score.weight': [[2, 24], [...random.normals(48)]],
    });
    const here = subjectOf(flat, target);
    const direction = tf.tensor1d([...target.direction]);
    const product = (places: tf.Tensor) =>
      tf.sum(tf.mul(tf.reshape(tf.mean(places, [1, 2]), [4]), direction)) as tf.Scalar;
    const want = take(tf.tidy(() => tf.grad(product)(here.subject.trace.at('conv'))));
    const got = take(tf.tidy(() => seedOf(flat, target).get('conv') as tf.Tensor));
    expectClose(got, want, 1e-6);
    tf.dispose(direction);
    here.dispose();
    flat.dispose();
  });

  it('the gradient at the pixels is the one of finite differences', async () => {
    const { image, trace } = toy.subject;
    const gradient = take(tf.tidy(() => backward(network, trace, seedOf(network, target))));
    const pixels = image.dataSync<'float32'>();
    const STEP = 1e-3;
    for (const seed of [31, 32, 33]) {
      const way = seeded(seed).normals(pixels.length);
      const moved = (by: number) => pixels.map((value, i) => value + by * (way[i] as number));
      const both = Float32Array.from([...moved(STEP), ...moved(-STEP)]);
      const [after = 0, before = 0] = await numberOfEach(network, both, taughtScoreIn(network, target));
      const measured = (after - before) / (2 * STEP);
      const said = gradient.reduce((sum, value, i) => sum + value * (way[i] as number), 0);
      expect(Math.abs(measured)).toBeGreaterThan(0.01);
      expect(Math.abs(said / measured - 1)).toBeLessThan(0.02);
    }
  });

  it('integrated gradients add up to what the score gains from an input of zeros', async () => {
    const pixels = toy.subject.image.dataSync<'float32'>();
    const both = Float32Array.from([...pixels, ...new Float32Array(pixels.length)]);
    const [here = 0, plain = 0] = await numberOfEach(network, both, taughtScoreIn(network, target));
    let sum = 0;
    for await (const { mean, progress } of integratedGradients(toy.subject, 81)) {
      const values = take(mean);
      if (progress >= 1) sum = values.reduce((total, value) => total + value, 0);
    }
    expect(Math.abs(here - plain)).toBeGreaterThan(0.05);
    expect(Math.abs(sum / (here - plain) - 1)).toBeLessThan(0.05);
  });

  const lookers = techniques.filter(({ targets }) => targets.includes('taught'));

  it('is what these views look at', () => {
    expect(lookers.map(({ id }) => id)).toEqual([
      'occlusion',
      'saliency',
      'guided-backprop',
      'grad-cam',
      'guided-grad-cam',
      'grad-cam-plus-plus',
      'hires-cam',
      'layer-cam',
      'lrp',
      'concepts',
      'score-cam',
      'cut-out',
    ]);
  });

  it.each(lookers.filter(({ progressive }) => !progressive))(
    '$title takes it and leaves nothing behind',
    async (technique) => {
      const given = 'layer' in technique.parameters ? { layer: 'act3' } : {};
      const settings = settingsFor(technique as Technique, network, given);
      const look = () => technique.run(toy.subject, settings) as HeatTensor & tf.TensorContainerObject;
      expect(tf.tidy(look).title).toContain('“my mug”');
      await expectNoLeak(() => tf.tidy(look).values);
    },
  );

  it.each(lookers.filter(({ progressive }) => !progressive))(
    '$title takes it where a classifier with places of its own follows its features, as in SqueezeNet',
    (technique) => {
      const squeezed = squeezedNetwork([6, 6], seeded(2).normals(12));
      expect(featureLayer(squeezed)).toBe('act3');
      const here = subjectOf(squeezed, target);
      const settings = settingsFor(technique as Technique, squeezed, {});
      const { title, values } = tf.tidy(() => {
        const picture = technique.run(here.subject, settings) as HeatTensor & tf.TensorContainerObject;
        return { title: picture.title, values: Array.from(picture.values.dataSync()) };
      });
      expect(title).toContain('“my mug”');
      expect(values.every(Number.isFinite)).toBe(true);
      here.dispose();
      squeezed.dispose();
    },
  );

  it('occlusion measures the fall of the similarity on a held frame', async () => {
    const settings = settingsFor(occlusion, network, { size: 8, stride: 8, fill: 'black' });
    let last: Stage | undefined;
    for await (const stage of occlusion.run(toy.subject, settings) as AsyncGenerator<Stage, void>)
      last = stage;
    const picture = last?.picture as HeatTensor;
    expect(picture.meaning.unit).toBe('drop in similarity');
    // Each of nine cells of two pixels' side is hidden alone.
    const pixels = toy.subject.image.dataSync<'float32'>();
    const hidden = Array.from({ length: 9 }, (_, cell) =>
      pixels.map((value, i) => {
        const [y, x] = [Math.floor(i / 18), Math.floor((i % 18) / 3)];
        return 3 * Math.floor(y / 2) + Math.floor(x / 2) === cell ? 0 : value;
      }),
    );
    const pictures = Float32Array.from([pixels, ...hidden].flatMap((one) => [...one]));
    const [whole = 0, ...left] = await numberOfEach(network, pictures, taughtScoreIn(network, target));
    const drops = left.map((value) => whole - value);
    expectClose(take(picture.values), drops, 1e-4);
  });

  it('is named in quotes, and refused by name where it cannot be looked at', () => {
    expect(targetName(network, target)).toBe('“my mug”');
    expect(featureLayer(network)).toBe('pool');
    const channels = { title: 'Activations', targets: ['channel'] } as const;
    expect(() => fixTarget(network, channels, target, () => 0)).toThrow(
      'Activations does not look at a taught class; it looks at: channel.',
    );
  });
});
