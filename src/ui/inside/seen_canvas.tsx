import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Rect } from '../../contract/geometry.ts';
import type { SeenPicture } from '../../contract/inside.ts';

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
  const share = (pixels: number, of: number) => `${(100 * pixels) / of}%`;
  return (
    <span class="map-canvas photograph" style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} width={width} height={height} />
      {frame && (
        <span
          class="field-frame"
          style={{
            left: share(frame.x, width),
            top: share(frame.y, height),
            width: share(frame.width, width),
            height: share(frame.height, height),
          }}
        />
      )}
    </span>
  );
}
