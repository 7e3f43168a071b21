/** Frames on a graphics card: cut out, scaled and normalised there, so that their pixels never pass through JavaScript. */
import * as tf from '@tensorflow/tfjs-core';
import type { BackendCard } from '../../contract/opening.ts';
import type { InputDescription } from '../../network/description.ts';
import { cropOf, normalise } from '../../network/preprocess.ts';
import type { BackendParts } from '../../network/webgpu/backend_parts.ts';
import { relativeDistance } from '../../numeric/relative_distance.ts';

/** What of a frame becomes which numbers. */
type Resampling = Pick<
  InputDescription,
  'width' | 'height' | 'crop' | 'whole' | 'mean' | 'std' | 'order' | 'mirrored'
>;

export interface CardFrames {
  /**
   * @param frame borrowed; it lies on white where it is transparent
   * @returns [1, height, width, 3]; the caller disposes it
   */
  resample(frame: ImageBitmap, how: Resampling): tf.Tensor4D;
}

/**
 * Every number is a weighted mean of the frame's pixels around it: a triangle as wide as the scale, so that nothing that is made smaller is
 * left out, and linear interpolation where something is made larger.
 */
const SHADER = /* wgsl */ `
  struct How {
    crop: vec4f,
    mean: vec3f,
    isMirrored: u32,
    deviation: vec3f,
    isBgr: u32,
    size: vec2u,
  }
  @group(0) @binding(0) var frame: texture_2d<f32>;
  @group(0) @binding(1) var<storage, read_write> values: array<f32>;
  @group(0) @binding(2) var<uniform> how: How;

  @compute @workgroup_size(8, 8) fn resample(@builtin(global_invocation_id) at: vec3u) {
    if (any(at.xy >= how.size)) {
      return;
    }
    let scale = how.crop.zw / vec2f(how.size);
    let reach = max(scale, vec2f(1));
    let centre = how.crop.xy + (vec2f(at.xy) + 0.5) * scale;
    let last = vec2i(textureDimensions(frame)) - 1;
    let to = vec2i(floor(centre + reach - 0.5));
    var sum = vec3f(0);
    var weights = 0.0;
    for (var y = i32(ceil(centre.y - reach.y - 0.5)); y <= to.y; y++) {
      for (var x = i32(ceil(centre.x - reach.x - 0.5)); x <= to.x; x++) {
        let share = max(vec2f(0), 1 - abs(vec2f(vec2i(x, y)) + 0.5 - centre) / reach);
        let pixel = textureLoad(frame, clamp(vec2i(x, y), vec2i(0), last), 0);
        sum += share.x * share.y * (pixel.rgb + 1 - pixel.a);
        weights += share.x * share.y;
      }
    }
    let colour = 255 * sum / weights;
    let value = (select(colour, colour.bgr, how.isBgr == 1) - how.mean) / how.deviation;
    let column = select(at.x, how.size.x - 1 - at.x, how.isMirrored == 1);
    let first = 3 * (at.y * how.size.x + column);
    values[first] = value.x;
    values[first + 1] = value.y;
    values[first + 2] = value.z;
  }
`;
const GROUP = 8;
const UNIFORM_BYTES = 64;

/** @param parts of the WebGPU backend, which must be the present one */
function framesOn(parts: BackendParts): CardFrames {
  const { device } = parts;
  const module = device.createShaderModule({ code: SHADER });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
  const uniform = device.createBuffer({
    size: UNIFORM_BYTES,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  let texture: GPUTexture | null = null;
  let uploaded: WeakRef<ImageBitmap> | null = null;

  function upload(frame: ImageBitmap): GPUTexture {
    const { width, height } = frame;
    if (texture?.width !== width || texture.height !== height) {
      texture?.destroy();
      texture = device.createTexture({
        size: [width, height],
        format: 'rgba8unorm',
        usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT,
      });
      uploaded = null;
    }
    if (uploaded?.deref() === frame) return texture;
    const to = { texture, premultipliedAlpha: true };
    device.queue.copyExternalImageToTexture({ source: frame }, to, [width, height]);
    uploaded = new WeakRef(frame);
    return texture;
  }

  return {
    resample(frame, how) {
      const { width, height, mean, std, order, mirrored } = how;
      const from = upload(frame);
      const crop = cropOf(how, frame.width, frame.height);
      const fields = new ArrayBuffer(UNIFORM_BYTES);
      new Float32Array(fields).set([crop.x, crop.y, crop.width, crop.height, ...mean]);
      new Float32Array(fields).set(std, 8);
      new Uint32Array(fields).set([mirrored ? 1 : 0], 7);
      new Uint32Array(fields).set([order === 'bgr' ? 1 : 0, width, height], 11);
      device.queue.writeBuffer(uniform, 0, fields);
      // A buffer that the backend hands out is not used by anything that it has not submitted yet.
      const info = parts.makeTensorInfo([1, height, width, 3], 'float32');
      parts.uploadToGPU(info.dataId);
      const buffer = parts.tensorMap.get(info.dataId).resource as GPUBuffer;
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      const resources = [from.createView(), { buffer }, { buffer: uniform }];
      const entries = resources.map((resource, binding) => ({ binding, resource }));
      pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
      pass.dispatchWorkgroups(Math.ceil(width / GROUP), Math.ceil(height / GROUP));
      pass.end();
      device.queue.submit([encoder.finish()]);
      return tf.engine().makeTensorFromTensorInfo(info) as tf.Tensor4D;
    },
  };
}

const CHART: Resampling = {
  ...{ width: 29, height: 23, crop: 1, mirrored: true, order: 'bgr' },
  ...{ mean: [100, 120, 140], std: [50, 60, 70] },
};
/** Relative distance of what the chart came out as; a pixel that is out by 1 of 255 in all colours is 0.01. */
const TOLERANCE = 1e-3;

/** Takes a chart and looks at every number. @throws {Error} where they are others than JavaScript's */
export async function proveFrames(frames: CardFrames): Promise<void> {
  const { width, height } = CHART;
  const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (37 * i) % 256,
  );
  const bitmap = await createImageBitmap(new ImageData(rgba, width, height));
  const taken = frames.resample(bitmap, CHART);
  const numbers = await taken.data<'float32'>();
  taken.dispose();
  bitmap.close();
  const apart = relativeDistance(numbers, normalise(rgba, CHART));
  if (!(apart <= TOLERANCE))
    throw new Error(`A chart of ${width} x ${height} pixels came out ${apart} apart.`);
}

/**
 * Frames on the card that the network runs on, after a chart came out right: what a driver does wrong must not reach the network.
 * @param readback false takes them there on software too, true never; null or undefined only on graphics hardware
 * @returns null where frames are better taken by the processor
 */
export async function openCardFrames(
  { name, hardware }: Pick<BackendCard, 'name' | 'hardware'>,
  readback: boolean | null | undefined,
): Promise<CardFrames | null> {
  if (name !== 'webgpu' || (readback ?? !hardware)) return null;
  try {
    const frames = framesOn(tf.backend() as unknown as BackendParts);
    await proveFrames(frames);
    return frames;
  } catch (error) {
    console.warn('Frames pass through the processor, because the graphics card cannot take them:', error);
    return null;
  }
}
