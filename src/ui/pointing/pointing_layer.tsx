import { useRef } from 'preact/hooks';
import type { Rect } from '../../contract/geometry.ts';
import type { HeatMap } from '../../contract/picture.ts';
import * as store from '../store.ts';
import { boxText } from './box_text.ts';
import { type Corner, drag, pointedBox, tap, tapped } from './pointing.ts';

/** Movements shorter than this are taps. */
const TAP_PX = 6;

/**
 * The box over what the network saw, and the hands that draw it: a drag, or a tap on each of two opposite corners.
 * @param area of what the network saw, in CSS pixels of the stage
 */
export function PointingLayer({ map, area }: { map: HeatMap; area: Rect }) {
  const pressed = useRef<{ at: Corner; x: number; y: number } | null>(null);
  const box = pointedBox.value;
  if (!box) return null;
  const mirrored = store.mirrored.value;
  const onScreen = ({ x, y, width, height }: Rect) => ({
    left: `${100 * (mirrored ? 1 - x - width : x)}%`,
    top: `${100 * y}%`,
    width: `${100 * width}%`,
    height: `${100 * height}%`,
  });
  const cornerOf = (event: PointerEvent): Corner => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    const x = (event.clientX - left) / width;
    return { x: mirrored ? 1 - x : x, y: (event.clientY - top) / height };
  };
  const isTap = (event: PointerEvent) =>
    pressed.current &&
    Math.hypot(event.clientX - pressed.current.x, event.clientY - pressed.current.y) <= TAP_PX;
  const corner = tapped.value;
  return (
    <div
      class="pointing"
      aria-hidden="true"
      style={{
        left: `${area.x}px`,
        top: `${area.y}px`,
        width: `${area.width}px`,
        height: `${area.height}px`,
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = { at: cornerOf(event), x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        if (pressed.current && !isTap(event)) drag(pressed.current.at, cornerOf(event));
      }}
      onPointerUp={(event) => {
        if (isTap(event)) tap(cornerOf(event));
        pressed.current = null;
      }}
      onPointerCancel={() => {
        pressed.current = null;
      }}
    >
      <div class="pointed-box" style={onScreen(box)} />
      {corner && (
        <div
          class="pointed-corner"
          style={{ left: `${100 * (mirrored ? 1 - corner.x : corner.x)}%`, top: `${100 * corner.y}%` }}
        />
      )}
      <p class="pointed-words">{boxText(map, box)}</p>
    </div>
  );
}
