import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Pixels } from '../../../contract/jobs.ts';

/** A picture as it is, however large it is shown. */
export function PixelsCanvas({ picture, label }: { picture: Pixels; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const { width, height, rgba } = picture;
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    element.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
