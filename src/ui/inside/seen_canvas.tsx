import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Rect } from '../../contract/geometry.ts';
import type { SeenPicture } from '../../contract/inside.ts';
import { FieldFrame } from '../patches/field_frame.tsx';

interface SeenCanvasProps {
  picture: SeenPicture;
  /** In the picture's pixels; null where there is none. */
  frame: Rect | null;
}

/** The picture as the network sees it, with a part of it framed. */
export function SeenCanvas({ picture, frame }: SeenCanvasProps) {
  const { width, height, rgba } = picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  // Before the browser draws: see MapCanvas.
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return (
    <span class="map-canvas photograph" style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} width={width} height={height} />
      {frame && <FieldFrame field={frame} width={width} height={height} />}
    </span>
  );
}
