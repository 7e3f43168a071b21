import { GlProgram, ImageSource, Mesh, type MeshGeometry, Shader } from 'pixi.js';
import type { Rect } from '../worker/api.ts';
import { unitSquare } from './map_quad.ts';
import type { Size } from './placement.ts';
import { QUAD_VERTEX } from './quad_vertex.ts';
import { VIDEO_FRAGMENT } from './video_fragment.ts';

export type LiveElement = HTMLVideoElement | HTMLCanvasElement;
export type StillPicture = HTMLCanvasElement | ImageBitmap;

const SHADE = 0.5;

/** The live picture. One texture for its whole life, filled anew when the element has a new frame. */
export class VideoLayer {
  readonly mesh: Mesh<MeshGeometry, Shader>;
  readonly source: ImageSource;
  readonly #shader: Shader;
  #element: LiveElement | null = null;
  #held: StillPicture | null = null;
  #lookedAt: ImageBitmap | null = null;
  #callback = 0;
  #fresh = false;

  /** @param onFrame called when there is a new frame to upload */
  constructor(private readonly onFrame: () => void) {
    const blank = document.createElement('canvas');
    blank.width = 4;
    blank.height = 3;
    this.source = new ImageSource({
      resource: blank,
      alphaMode: 'no-premultiply-alpha',
      scaleMode: 'linear',
    });
    this.source.autoGarbageCollect = false;
    this.#shader = new Shader({
      glProgram: GlProgram.from({ vertex: QUAD_VERTEX, fragment: VIDEO_FRAGMENT, name: 'video' }),
      resources: {
        light: {
          uLit: { value: new Float32Array([0, 0, 1, 1]), type: 'vec4<f32>' },
          uShade: { value: 0, type: 'f32' },
        },
        uPicture: this.source,
      },
    });
    this.mesh = new Mesh({ geometry: unitSquare(), shader: this.#shader });
    this.mesh.visible = false;
  }

  show(element: LiveElement): void {
    this.#unwatch();
    this.#element = element;
    if (element instanceof HTMLVideoElement) this.#watch(element);
    this.#announce();
  }

  /** Shows this picture instead of the live one until called with null. */
  hold(picture: StillPicture | null): void {
    this.#held = picture;
    this.#announce();
  }

  /** Shows the frame that a map belongs to until called with null; a held picture comes first. */
  showLookedAt(frame: ImageBitmap | null): void {
    if (frame === this.#lookedAt) return;
    this.#lookedAt = frame;
    this.#announce();
  }

  /** Uploads the present frame if it was not uploaded before. Called when drawing, which may be rarer than frames. */
  upload(): void {
    const resource = this.#held ?? this.#lookedAt ?? this.#element;
    if (!this.#fresh || !resource || !hasFrame(resource)) return;
    this.#fresh = false;
    this.source.resource = resource;
    this.source.update();
    this.mesh.visible = true;
  }

  /** Uploads the present frame again, e.g. after the drawing context was lost. */
  refresh(): void {
    this.#announce();
  }

  #announce(): void {
    this.#fresh = true;
    this.onFrame();
  }

  /** Darkens all but this part, given in the picture's own pixels; null lights all of it. */
  light(part: Rect | null): void {
    const { width, height } = this.size;
    this.mesh.scale.set(width, height);
    const { uniforms } = this.#shader.resources.light as { uniforms: Record<string, number | Float32Array> };
    uniforms.uShade = part ? SHADE : 0;
    if (!part) return;
    const right = part.x + part.width;
    const bottom = part.y + part.height;
    uniforms.uLit = new Float32Array([part.x / width, part.y / height, right / width, bottom / height]);
  }

  get size(): Size {
    return { width: this.source.pixelWidth, height: this.source.pixelHeight };
  }

  #watch(video: HTMLVideoElement): void {
    const next = () => {
      if (this.#element !== video) return;
      if (!this.#held && !this.#lookedAt) this.#announce();
      this.#callback = video.requestVideoFrameCallback(next);
    };
    this.#callback = video.requestVideoFrameCallback(next);
  }

  #unwatch(): void {
    if (this.#element instanceof HTMLVideoElement) this.#element.cancelVideoFrameCallback(this.#callback);
  }
}

function hasFrame(resource: LiveElement | StillPicture): boolean {
  if (resource instanceof HTMLVideoElement) {
    return resource.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && resource.videoWidth > 0;
  }
  return resource.width > 0 && resource.height > 0;
}
