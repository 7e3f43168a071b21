import { GlProgram, Mesh, type MeshGeometry, Shader } from 'pixi.js';
import type { Rect } from '../../contract/geometry.ts';
import { QUAD_VERTEX, unitSquare } from '../quad.ts';
import { VIDEO_FRAGMENT } from './video_fragment.ts';
import type { VideoLayer } from './video_layer.ts';

const SHADE = 0.5;

/** A rectangle that shows the live picture, as large as the picture has pixels. All panes share its texture. */
export class VideoQuad {
  readonly mesh: Mesh<MeshGeometry, Shader>;
  readonly #shader: Shader;

  constructor(private readonly video: VideoLayer) {
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: QUAD_VERTEX, fragment: VIDEO_FRAGMENT, name: 'video' }),
      resources: {
        light: {
          uLit: { value: new Float32Array([0, 0, 1, 1]), type: 'vec4<f32>' },
          uShade: { value: 0, type: 'f32' },
        },
        uPicture: video.source,
      },
    });
    this.mesh = new Mesh({ geometry: unitSquare(), shader: this.#shader });
    this.mesh.visible = false;
  }

  /** Darkens all but this part, given in the picture's own pixels; null lights all of it. */
  light(part: Rect | null): void {
    const { width, height } = this.video.size;
    this.mesh.visible = this.video.of !== null;
    this.mesh.scale.set(width, height);
    const { uniforms } = this.#shader.resources.light as { uniforms: Record<string, number | Float32Array> };
    uniforms.uShade = part ? SHADE : 0;
    if (!part) return;
    const right = part.x + part.width;
    const bottom = part.y + part.height;
    uniforms.uLit = new Float32Array([part.x / width, part.y / height, right / width, bottom / height]);
  }
}
