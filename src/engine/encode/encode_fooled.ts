import type { Fooled, ImagePicture } from '../../contract/picture.ts';
import type { Network } from '../../network/network.ts';
import { denormalise } from '../../network/preprocess.ts';
import type { FooledTensor } from '../../techniques/common/picture.ts';

const GREY = 128;
/** A change of the usual size is shown as far from grey as this, or half as far: clearly to be seen, and not glaring. */
const SHOWN = 100;
/** What counts as usual: the magnitude that this share of the values that change at all stay within. */
const USUAL = 0.99;

/**
 * Reads the tensors and disposes them.
 * @returns the picture, and the change behind it: [height, width, 3], RGB, in 1/255
 */
export async function encodeFooled(
  network: Network,
  { values, original, fooling, title }: FooledTensor,
): Promise<{ picture: Fooled; change: Float32Array }> {
  const { input } = network.description;
  const [height, width] = values.shape;
  const [after, before] = await Promise.all([values.data<'float32'>(), original.data<'float32'>()]);
  values.dispose();
  original.dispose();
  const picture = (rgba: Uint8ClampedArray<ArrayBuffer>): ImagePicture => ({
    ...{ kind: 'image', title, width, height, rgba, legend: null },
  });
  const [image, from] = [denormalise(after, input), denormalise(before, input)];
  const change = new Float32Array(height * width * 3);
  for (let i = 0; i < change.length; i++) {
    const at = 4 * Math.floor(i / 3) + (i % 3);
    change[i] = (image[at] as number) - (from[at] as number);
  }
  const factor = factorFor(change);
  const shown = new Uint8ClampedArray(image.length).fill(255);
  change.forEach((value, i) => {
    shown[4 * Math.floor(i / 3) + (i % 3)] = GREY + factor * value;
  });
  const reach = GREY / factor;
  const clips = fooling.largest > reach ? ', clipped' : '';
  return {
    change,
    picture: {
      ...{ kind: 'fooled', title, image: picture(image), original: picture(from), change: picture(shown) },
      ...{ factor, fooling },
      legend: {
        ...{ range: [-reach, reach], signed: true, unit: 'change in 1/255', low: 'darker', high: 'brighter' },
        note: `shown × ${factor}${clips}, ${fooling.bound}`,
      },
    },
  };
}

/** A power of two, so that half of it, or twice as much, is seen at once as such. */
function factorFor(change: Float32Array): number {
  const sizes = change
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const usual = sizes[Math.floor(USUAL * (sizes.length - 1))] ?? 1;
  return 2 ** Math.max(0, Math.floor(Math.log2(SHOWN / usual)));
}
