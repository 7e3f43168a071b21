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
 * @param visible the part of it that is not cut off: all of the layer that takes hands
 */
export function PointingLayer({ map, area, visible }: { map: HeatMap; area: Rect; visible: Rect }) {
  const pressed = useRef<{ at: Corner; x: number; y: number } | null>(null);
  const box = pointedBox.value;
  if (!box) return null;
  const mirrored = store.mirrored.value;
  const placeOf = ({ x, y }: Corner, width = 0) => ({
    left: `${area.x - visible.x + area.width * (mirrored ? 1 - x - width : x)}px`,
    top: `${area.y - visible.y + area.height * y}px`,
  });
  const cornerOf = (event: PointerEvent): Corner => {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    const across = visible.x + ((event.clientX - left) / width) * visible.width;
    const down = visible.y + ((event.clientY - top) / height) * visible.height;
    const x = (across - area.x) / area.width;
    return { x: mirrored ? 1 - x : x, y: (down - area.y) / area.height };
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
        left: `${visible.x}px`,
        top: `${visible.y}px`,
        width: `${visible.width}px`,
        height: `${visible.height}px`,
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
      <div
        class="pointed-box"
        style={{
          ...placeOf(box, box.width),
          width: `${area.width * box.width}px`,
          height: `${area.height * box.height}px`,
        }}
      />
      {corner && <div class="pointed-corner" style={placeOf(corner)} />}
      <p class="pointed-words">{boxText(map, box)}</p>
    </div>
  );
}
