/** The code of each pipeline that a device has made. */
const sources = new WeakMap<GPUComputePipeline, string>();

/** Has a device remember the code of its pipelines from now on, so that they can be made again for other arrays. */
export function keepSources(device: GPUDevice): void {
  const codes = new WeakMap<GPUShaderModule, string>();
  const { createShaderModule, createComputePipeline } = device;
  device.createShaderModule = (descriptor) => {
    const module = createShaderModule.call(device, descriptor);
    codes.set(module, descriptor.code);
    return module;
  };
  device.createComputePipeline = (descriptor) => {
    const pipeline = createComputePipeline.call(device, descriptor);
    const code = codes.get(descriptor.compute.module);
    if (code !== undefined) sources.set(pipeline, code);
    return pipeline;
  };
}

/** @returns null of a pipeline whose device keeps none */
export const sourceOf = (pipeline: GPUComputePipeline): string | null => sources.get(pipeline) ?? null;
