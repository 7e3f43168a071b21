import { useMemo } from 'preact/hooks';
import type { Fooled, ImagePicture } from '../../contract/picture.ts';
import { FooledFigure } from './fooled_figure.tsx';

interface FooledBoardProps {
  picture: Fooled;
  width: number;
  height: number;
  mirrored: boolean;
}

/** The figure with its pictures as the page can draw them. */
export function FooledBoard({ picture, ...place }: FooledBoardProps) {
  const images = useMemo(
    () => ({
      original: addressOf(picture.original),
      change: addressOf(picture.change),
      image: addressOf(picture.image),
    }),
    [picture],
  );
  return <FooledFigure picture={picture} images={images} {...place} />;
}

/** A data URL: it is still there when the chart is saved as a file of its own. */
function addressOf({ rgba, width, height }: ImagePicture): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas.toDataURL();
}
