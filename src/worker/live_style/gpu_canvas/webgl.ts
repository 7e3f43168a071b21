import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { GPUData, KernelBackend } from '@tensorflow/tfjs-core';
import type { Painter } from './painter.ts';

const VERTEX = `#version 300 es
  void main() {
    gl_Position = vec4(float(gl_VertexID & 1) * 4.0 - 1.0, float(gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
  }
`;

/** The tensor lies in the texture row by row, four numbers a texel. */
const FRAGMENT = `#version 300 es
  precision highp float;
  precision highp int;
  uniform highp sampler2D values;
  uniform ivec2 size;
  out vec4 pixel;

  float value(int index) {
    int texel = index / 4;
    int columns = textureSize(values, 0).x;
    return texelFetch(values, ivec2(texel % columns, texel / columns), 0)[index % 4];
  }

  void main() {
    int first = 3 * ((size.y - 1 - int(gl_FragCoord.y)) * size.x + int(gl_FragCoord.x));
    vec3 colour = vec3(value(first), value(first + 1), value(first + 2));
    pixel = vec4(floor(clamp(colour, 0.0, 255.0) + 0.5) / 255.0, 1.0);
  }
`;

/**
 * @param backend that of WebGL
 * @throws {Error} where it runs on WebGL 1, or on a canvas of the page
 */
export function webglPainter(backend: KernelBackend): Painter {
  const { gpgpu } = backend as MathBackendWebGL;
  // The types of a worker do not name the canvas.
  const gl = gpgpu.gl as WebGL2RenderingContext & { canvas: OffscreenCanvas };
  const { canvas } = gl;
  if (!(gl instanceof WebGL2RenderingContext && canvas instanceof OffscreenCanvas))
    throw new Error('Only WebGL 2 in a worker draws without reading back.');
  const program = link(gl);
  const size = gl.getUniformLocation(program, 'size');
  const corners = gl.createVertexArray();

  /** TensorFlow.js sets anew, before each of its programs, all that is changed here. */
  function paint({ texture }: GPUData): void {
    if (!texture) throw new Error('The picture is not on the graphics card.');
    const { width, height } = canvas;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, width, height);
    gl.scissor(0, 0, width, height);
    gl.useProgram(program);
    gl.bindVertexArray(corners);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform2i(size, width, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
  }

  return { canvas, paint, done: () => gpgpu.createAndWaitForFence() };
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS)) return program;
  throw new Error(`The shader that draws paintings does not link: ${gl.getProgramInfoLog(program)}`);
}
