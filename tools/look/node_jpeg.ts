import sharp from 'sharp';
import { provideJpeg } from '../../src/techniques/fool/jpeg.ts';

/** JPEG by libjpeg, colours at half the size as browsers do. */
export function startNodeJpeg(): void {
  provideJpeg(async (rgba, { width, height }, quality) => {
    const file = await sharp(rgba, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality, chromaSubsampling: '4:2:0' })
      .toBuffer();
    return Uint8ClampedArray.from(await sharp(file).ensureAlpha().raw().toBuffer());
  });
}
