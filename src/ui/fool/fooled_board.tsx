import { useMemo } from 'preact/hooks';
import type { Fooled } from '../../contract/picture.ts';
import { pictureAddress } from '../chart/picture_address.ts';
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
      original: pictureAddress(picture.original),
      change: pictureAddress(picture.change),
      image: pictureAddress(picture.image),
    }),
    [picture],
  );
  return <FooledFigure picture={picture} images={images} {...place} />;
}
