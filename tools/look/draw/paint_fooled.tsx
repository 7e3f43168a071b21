import { render } from 'preact-render-to-string';
import sharp from 'sharp';
import type { Fooled } from '../../../src/contract/picture.ts';
import { FooledFigure } from '../../../src/ui/fool/fooled_figure.tsx';
import { asDataUrl } from './data_url.ts';

const [WIDTH, HEIGHT] = [960, 520];
const MARGIN = 16;
const PAPER = '#0b0c0e';

/** The figure as the page draws it, twice as fine. */
export async function paintFooled(picture: Fooled): Promise<Buffer> {
  const { original, change, image } = picture;
  const [from, between, to] = await Promise.all([original, change, image].map(asDataUrl));
  const images = { original: from as string, change: between as string, image: to as string };
  const page = render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={picture.title}
    >
      <rect width={WIDTH} height={HEIGHT} fill={PAPER} />
      <g transform={`translate(${MARGIN} ${MARGIN})`}>
        <FooledFigure
          picture={picture}
          images={images}
          width={WIDTH - 2 * MARGIN}
          height={HEIGHT - 2 * MARGIN}
          mirrored={false}
        />
      </g>
    </svg>,
  );
  return sharp(Buffer.from(page), { density: 144 }).png().toBuffer();
}
