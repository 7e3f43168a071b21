import type { Fooled } from '../../../src/contract/picture.ts';
import { FooledFigure } from '../../../src/ui/fool/fooled_figure.tsx';
import { asDataUrl } from './data_url.ts';
import { paintSheet, Sheet } from './sheet.tsx';

const [WIDTH, HEIGHT] = [960, 520];
const MARGIN = 16;

/** The figure as the page draws it, twice as fine. */
export async function paintFooled(picture: Fooled): Promise<Buffer> {
  const { original, change, image } = picture;
  const [from, between, to] = await Promise.all([original, change, image].map(asDataUrl));
  const images = { original: from as string, change: between as string, image: to as string };
  return paintSheet(
    <Sheet width={WIDTH} height={HEIGHT} title={picture.title}>
      <g transform={`translate(${MARGIN} ${MARGIN})`}>
        <FooledFigure
          picture={picture}
          images={images}
          width={WIDTH - 2 * MARGIN}
          height={HEIGHT - 2 * MARGIN}
          mirrored={false}
        />
      </g>
    </Sheet>,
  );
}
