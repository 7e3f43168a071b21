import { BufferImageSource } from 'pixi.js';

/** A texture of bytes that is fed anew every frame; it is re-allocated only when its size changes. */
export class ByteTexture {
  readonly source: BufferImageSource;

  constructor(format: 'r8unorm' | 'rgba8unorm', scaleMode: 'linear' | 'nearest' = 'linear') {
    const channels = format === 'r8unorm' ? 1 : 4;
    this.source = new BufferImageSource({
      // WebGL unpacks rows on four-byte boundaries.
      resource: new Uint8Array(4 * channels),
      width: 4,
      height: 1,
      format,
      scaleMode,
      alphaMode: 'no-premultiply-alpha',
    });
  }

  /** @param bytes kept until the next call: a lost context is restored from it. */
  set(bytes: Uint8Array | Uint8ClampedArray, width: number, height: number): void {
    this.source.resource = bytes as Uint8Array;
    if (!this.source.resize(width, height)) this.source.update();
  }
}
