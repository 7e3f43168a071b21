import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChannelMap } from '../../contract/inside.ts';
import { type ColourMapName, lookup } from '../../render/heat/colour_maps.ts';

interface MapCanvasProps {
  map: ChannelMap;
  colours: ColourMapName;
  /** The values of the first and the last colour; the map's own where absent. */
  range?: readonly [low: number, high: number];
  /** A cell that is framed. */
  cell?: { y: number; x: number };
  /** A row that is framed. */
  row?: number;
  label: string;
}

/** A small map, cell by cell. */
export function MapCanvas({ map, colours, range, cell, row, label }: MapCanvasProps) {
  const { width, height, values } = map;
  const canvas = useRef<HTMLCanvasElement>(null);
  // Before the browser draws: pictures and numbers of one look are on screen in one frame.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const table = new Uint32Array(lookup(colours).buffer);
    const [low, high] = range ?? extent(values);
    const image = context.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const scale = high > low ? 255 / (high - low) : 0;
    for (let i = 0; i < pixels.length; i++)
      pixels[i] = table[clamp(Math.round(scale * ((values[i] as number) - low)))] as number;
    context.putImageData(image, 0, 0);
  }, [map, colours, range?.[1]]);
  return (
    <span class="map-canvas" style={{ aspectRatio: `${width} / ${height}` }}>
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={label} />
      {cell && (
        <span
          class="cell-frame"
          style={{
            left: `${(100 * cell.x) / width}%`,
            top: `${(100 * cell.y) / height}%`,
            width: `${100 / width}%`,
            height: `${100 / height}%`,
          }}
        />
      )}
      {row !== undefined && (
        <span
          class="cell-frame"
          style={{ left: 0, width: '100%', top: `${(100 * row) / height}%`, height: `${100 / height}%` }}
        />
      )}
    </span>
  );
}

const clamp = (byte: number) => Math.min(255, Math.max(0, byte));

const extent = (values: Float32Array): [number, number] => [
  values.reduce((a, b) => Math.min(a, b), 0),
  values.reduce((a, b) => Math.max(a, b), 0),
];
