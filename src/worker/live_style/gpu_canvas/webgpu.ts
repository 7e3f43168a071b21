import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GPUData, KernelBackend } from '@tensorflow/tfjs-core';
import type { Painter } from './painter.ts';

/** One triangle covers the canvas; every pixel fetches its own three numbers. */
const SHADERS = /* wgsl */ `
  @group(0) @binding(0) var<storage, read> values: array<f32>;
  @group(0) @binding(1) var<uniform> width: u32;

  @vertex fn cover(@builtin(vertex_index) corner: u32) -> @builtin(position) vec4f {
    return vec4f(f32(corner & 1) * 4 - 1, f32(corner >> 1) * 4 - 1, 0, 1);
  }

  @fragment fn pixel(@builtin(position) at: vec4f) -> @location(0) vec4f {
    let first = 3 * (u32(at.y) * width + u32(at.x));
    let colour = vec3f(values[first], values[first + 1], values[first + 2]);
    return vec4f(floor(clamp(colour, vec3f(0), vec3f(255)) + 0.5) / 255, 1);
  }
`;

/**
 * @param backend that of WebGPU
 * @throws {Error} where this browser gives no WebGPU canvas to a worker
 */
export function webgpuPainter(backend: KernelBackend): Painter {
  const { device } = backend as WebGPUBackend;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('webgpu');
  if (!context) throw new Error('This browser gives no WebGPU canvas to a worker.');
  const format = navigator.gpu.getPreferredCanvasFormat();
  context.configure({ device, format, alphaMode: 'opaque' });
  const module = device.createShaderModule({ code: SHADERS });
  const pipeline = device.createRenderPipeline({
    layout: 'auto',
    vertex: { module },
    fragment: { module, targets: [{ format }] },
  });
  const width = device.createBuffer({ size: 4, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });

  function paint({ buffer: values }: GPUData): void {
    if (!values) throw new Error('The picture is not on the graphics card.');
    device.queue.writeBuffer(width, 0, new Uint32Array([canvas.width]));
    const encoder = device.createCommandEncoder();
    const view = (context as GPUCanvasContext).getCurrentTexture().createView();
    const pass = encoder.beginRenderPass({ colorAttachments: [{ view, loadOp: 'clear', storeOp: 'store' }] });
    pass.setPipeline(pipeline);
    const entries = [values, width].map((buffer, binding) => ({ binding, resource: { buffer } }));
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.draw(3);
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  return { canvas, paint, done: () => device.queue.onSubmittedWorkDone() };
}
