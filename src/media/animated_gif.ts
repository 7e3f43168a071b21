import { applyPalette, GIFEncoder, quantize } from 'gifenc';

const MOST_COLOURS = 256;
/** Colours are told apart by 5, 6 and 5 bits: a painting's gradients show no steps that the palette does not make. */
const FORMAT = 'rgb565';

/** Writes a GIF that plays for ever, picture by picture; each has a palette of its own. */
export class AnimatedGif {
  readonly #encoder = GIFEncoder();

  /** @param frameMs how long each picture is shown; the file holds hundredths of a second */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly frameMs: number,
  ) {}

  /** @param rgba four bytes a pixel; alpha is ignored. Borrowed. */
  add(rgba: Uint8ClampedArray): void {
    const palette = quantize(rgba, MOST_COLOURS, { format: FORMAT });
    const index = applyPalette(rgba, palette, FORMAT);
    this.#encoder.writeFrame(index, this.width, this.height, { palette, delay: this.frameMs, repeat: 0 });
  }

  /** The whole file; nothing can be added after it. */
  file(): Uint8Array<ArrayBuffer> {
    this.#encoder.finish();
    return this.#encoder.bytes();
  }
}
