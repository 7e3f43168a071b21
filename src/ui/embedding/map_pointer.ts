/** Hands on the map: drag, pinch, wheel, tap. */
import { effect } from '@preact/signals';
import type { Point } from '../../render/placement.ts';
import type { Stage, StarMap } from '../../render/stage.ts';
import * as store from '../store.ts';
import * as shown from './gallery_store.ts';

/** Movements shorter than this are taps. */
const TAP_PX = 6;
const DOUBLE_TAP_MS = 320;
/** A map that was thrown glides on: its speed falls by 1 - 1 / e in this time. */
const GLIDE_MS = 180;
const STANDS_PX_PER_MS = 0.02;

/**
 * Takes pointers and wheel before the stage does while the map is on it.
 * @returns a function that takes the listeners away
 */
export function listenToMap(host: HTMLElement, stage: Stage, map: StarMap): () => void {
  const pointers = new Map<number, Point>();
  let [movedPx, tappedAt, lastMove] = [0, Number.NEGATIVE_INFINITY, 0];
  let speed: Point = { x: 0, y: 0 };
  let glide = 0;

  const at = (event: MouseEvent): Point => {
    const { left, top } = stage.canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const isShown = () => store.paneKinds.value.includes('point');
  const isMap = (event: MouseEvent) =>
    isShown() && (pointers.size > 0 || event.type === 'pointerleave' || map.contains(at(event)));
  const stop = () => {
    cancelAnimationFrame(glide);
    speed = { x: 0, y: 0 };
  };
  const throwOn = (before: number) => {
    const now = performance.now();
    const elapsed = now - before;
    map.pan(speed.x * elapsed, speed.y * elapsed);
    stage.handle();
    const left = Math.exp(-elapsed / GLIDE_MS);
    speed = { x: speed.x * left, y: speed.y * left };
    if (Math.hypot(speed.x, speed.y) > STANDS_PX_PER_MS) glide = requestAnimationFrame(() => throwOn(now));
  };
  const tap = (point: Point) => {
    const now = performance.now();
    const index = map.hit(point);
    if (index === null && now - tappedAt < DOUBLE_TAP_MS) map.zoom(2, point);
    tappedAt = now;
    shown.chosen.value = index === shown.chosen.value ? null : index;
  };

  const handlers: Record<string, (event: PointerEvent & WheelEvent) => void> = {
    pointerdown(event) {
      if (event.button !== 0) return;
      stop();
      pointers.set(event.pointerId, at(event));
      movedPx = 0;
      host.setPointerCapture(event.pointerId);
    },
    pointermove(event) {
      const point = at(event);
      const before = pointers.get(event.pointerId);
      if (!before) {
        shown.pointed.value = event.pointerType === 'mouse' ? map.hit(point) : null;
        host.style.cursor = shown.pointed.value === null ? 'grab' : 'pointer';
        return;
      }
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      const [dx, dy] = [point.x - before.x, point.y - before.y];
      pointers.set(event.pointerId, point);
      movedPx += Math.hypot(dx, dy);
      if (other) pinch(before, point, other);
      else if (movedPx > TAP_PX) drag(dx, dy);
      stage.handle();
    },
    pointerup(event) {
      if (!pointers.has(event.pointerId)) return;
      const alone = pointers.size === 1;
      pointers.delete(event.pointerId);
      if (alone && movedPx <= TAP_PX) tap(at(event));
      else if (alone && performance.now() - lastMove < 60 && !map.isStill) throwOn(performance.now());
    },
    pointercancel: (event) => void pointers.delete(event.pointerId),
    pointerleave() {
      shown.pointed.value = null;
    },
    wheel(event) {
      event.preventDefault();
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 * event.deltaY : event.deltaY;
      // A pinch on a touch pad comes as a wheel with the control key, in small steps.
      map.zoom(Math.exp(-px * (event.ctrlKey ? 0.01 : 0.0016)), at(event));
      stage.handle();
    },
  };

  function drag(dx: number, dy: number): void {
    const now = performance.now();
    const elapsed = Math.max(1, now - lastMove);
    lastMove = now;
    speed = { x: (speed.x + dx / elapsed) / 2, y: (speed.y + dy / elapsed) / 2 };
    map.pan(dx, dy);
  }

  function pinch(before: Point, now: Point, other: Point): void {
    const apart = (a: Point) => Math.max(8, Math.hypot(a.x - other.x, a.y - other.y));
    const middle = (a: Point) => ({ x: (a.x + other.x) / 2, y: (a.y + other.y) / 2 });
    const [from, to] = [middle(before), middle(now)];
    map.pan(to.x - from.x, to.y - from.y);
    map.zoom(apart(now) / apart(before), to);
  }

  const listeners = Object.entries(handlers).map(([type, handler]) => {
    const listener = (event: Event) => {
      if (!isMap(event as MouseEvent)) return;
      event.stopImmediatePropagation();
      handler(event as PointerEvent & WheelEvent);
    };
    host.addEventListener(type, listener, { capture: true, passive: false });
    return [type, listener] as const;
  });
  // A finger that is lifted elsewhere is heard of by another view.
  const stopLettingGo = effect(() => {
    if (isShown()) return;
    stop();
    pointers.clear();
    shown.pointed.value = null;
  });
  return () => {
    stopLettingGo();
    stop();
    for (const [type, listener] of listeners) host.removeEventListener(type, listener, { capture: true });
  };
}
