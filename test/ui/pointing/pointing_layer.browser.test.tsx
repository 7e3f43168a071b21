import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { HeatMap } from '../../../src/contract/picture.ts';
import { pointedBox, tapped } from '../../../src/ui/pointing/pointing.ts';
import { PointingLayer } from '../../../src/ui/pointing/pointing_layer.tsx';
import { otherMirrored } from '../../../src/ui/store.ts';
import '../../../src/ui/style/index.css';

const host = document.createElement('div');

const map: HeatMap = {
  ...{ kind: 'heat', title: '', width: 4, height: 1, rowBytes: 4, values: Uint8Array.of(255, 255, 255, 255) },
  legend: { range: [0, 1], signed: false, unit: '', low: '', high: '' },
};
/** A quarter is cut off at the left, and a quarter at the right. */
const area = { x: 50, y: 100, width: 400, height: 200 };
const visible = { x: 150, y: 100, width: 200, height: 200 };

afterEach(() => {
  render(null, host);
  host.remove();
  [pointedBox.value, tapped.value, otherMirrored.value] = [null, null, false];
  vi.restoreAllMocks();
});

function show(): HTMLElement {
  // No pointer is down on the machine itself.
  vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => {});
  host.style.cssText = 'position: absolute; left: 0; top: 0';
  document.body.append(host);
  render(<PointingLayer map={map} area={area} visible={visible} />, host);
  return host.querySelector('.pointing') as HTMLElement;
}

it.each([false, true])('the box lies on the map, of which a part is cut off; mirrored: %s', (mirrored) => {
  otherMirrored.value = mirrored;
  pointedBox.value = { x: 0.25, y: 0.5, width: 0.25, height: 0.5 };
  const layer = show().getBoundingClientRect();
  expect([layer.left, layer.top, layer.width, layer.height]).toEqual([150, 100, 200, 200]);
  const box = (host.querySelector('.pointed-box') as Element).getBoundingClientRect();
  // Its second quarter is the first half of what is to be seen; in a looking glass the second half.
  expect([box.left, box.top, box.width, box.height]).toEqual([mirrored ? 250 : 150, 200, 100, 100]);
});

it.each<[boolean, number]>([
  [false, 0.25],
  [true, 0.5],
])('a drag over the left half of what is to be seen; mirrored %s: begins at %f', (mirrored, x) => {
  otherMirrored.value = mirrored;
  pointedBox.value = { x: 0, y: 0, width: 1, height: 1 };
  const layer = show();
  const hand = (type: string, clientX: number, clientY: number) =>
    layer.dispatchEvent(new PointerEvent(type, { clientX, clientY, button: 0, pointerId: 1 }));
  hand('pointerdown', 150, 100);
  hand('pointermove', 250, 300);
  hand('pointerup', 250, 300);
  expect(pointedBox.value).toEqual({ x, y: 0, width: 0.25, height: 1 });
});
