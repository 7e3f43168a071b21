import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader } from 'pixi.js';
import type { Camera } from './camera.ts';

const VERTEX = `#version 300 es
in vec2 aPosition;
in vec2 aFrom;
uniform mat3 uProjectionMatrix;
uniform vec3 uCamera;  // scale, x, y
uniform float uShare;  // of the way from where pictures were
void main() {
  vec2 place = mix(aFrom, aPosition, uShare) * uCamera.x + uCamera.yz;
  gl_Position = vec4((uProjectionMatrix * vec3(place, 1.0)).xy, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
out vec4 finalColor;
uniform vec4 uColour;  // premultiplied
void main() { finalColor = uColour; }`;

const ALPHA = 0.2;
const usage = (kind: number) => kind | BufferUsage.COPY_DST;

/** Faint lines from every picture to its nearest; one draw call. */
export class NeighbourLinks {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly #to = new Buffer({ data: new Float32Array(2), usage: usage(BufferUsage.VERTEX) });
  readonly #from = new Buffer({ data: new Float32Array(2), usage: usage(BufferUsage.VERTEX) });
  readonly #index = new Buffer({ data: new Uint32Array(2), usage: usage(BufferUsage.INDEX) });
  readonly #shader: Shader;

  constructor() {
    const geometry = new Geometry({
      attributes: {
        aPosition: { buffer: this.#to, format: 'float32x2' },
        aFrom: { buffer: this.#from, format: 'float32x2' },
      },
      indexBuffer: this.#index,
      topology: 'line-list',
    });
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: VERTEX, fragment: FRAGMENT, name: 'neighbour-links' }),
      resources: {
        lines: {
          uCamera: { value: new Float32Array([1, 0, 0]), type: 'vec3<f32>' },
          uShare: { value: 1, type: 'f32' },
          uColour: { value: new Float32Array([ALPHA, ALPHA, ALPHA, ALPHA]), type: 'vec4<f32>' },
        },
      },
    });
    this.mesh = new Mesh({ geometry, shader: this.#shader });
    this.mesh.visible = false;
  }

  /**
   * @param from where pictures were, by as many numbers as `to` has or fewer
   * @param links the nearest picture of each; null where it is not known
   */
  arrange(from: Float32Array, to: Float32Array, links: Int32Array | null): void {
    this.mesh.visible = links !== null && links.length > 0;
    if (!links) return;
    const start = to.slice();
    start.set(from.subarray(0, to.length));
    this.#to.data = to;
    this.#from.data = start;
    // Two that are nearest to each other share one line.
    const pairs = [...links].flatMap((link, i) => (links[link] === i && link < i ? [] : [i, link]));
    this.#index.data = Uint32Array.from(pairs);
  }

  draw({ scale, x, y }: Camera, share: number): void {
    const { uniforms } = this.#shader.resources.lines as { uniforms: Record<string, number | Float32Array> };
    uniforms.uCamera = new Float32Array([scale, x, y]);
    uniforms.uShare = share;
  }
}
