import { useEffect, useRef } from 'preact/hooks';
import { type ColourMapName, lookup } from '../../render/heat/colour_maps.ts';

/** A colour map as a strip, low on the left. */
export function ColourBar({ map }: { map: ColourMapName }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pixels = new ImageData(new Uint8ClampedArray(lookup(map)), 256, 1);
    canvas.current?.getContext('2d')?.putImageData(pixels, 0, 0);
  }, [map]);
  return <canvas ref={canvas} class="colour-bar" width={256} height={1} />;
}
