/** Pointer, wheel and touch on the stage: pick a tile or a neuron, scroll and zoom the grid, read values. */

import { effect } from '@preact/signals';
import { findLayer } from '../contract/reading/layers.ts';
import type { StageHit } from '../render/hit.ts';
import type { Point } from '../render/placement.ts';
import type { Stage } from '../render/stage.ts';
import { toggleChannel } from './ablation/ablation.ts';
import { pick, sameChannel, setTarget } from './actions.ts';
import { longPress, pointAt, showAt } from './atlas/pointing.ts';
import { tileAt } from './atlas/tiles_on_stage.ts';
import { formatValue, signedValue } from './format.ts';
import { t } from './language/language.ts';
import * as store from './store.ts';
import { onPicture, targetFor } from './view_of.ts';

/** Movements shorter than this are clicks, longer ones scroll. */
const CLICK_PX = 6;

/** The text of a resting pointer stands so long at least: nobody reads faster, and a number may have to be fetched from the graphics card. */
const READING_MS = 100;

export function listenToPointer(host: HTMLElement, stage: Stage): () => void {
  const { canvas } = stage;
  let pointer: Point | null = null;
  /** While the text of a look stands. */
  let standing: ReturnType<typeof setTimeout> | undefined;
  /** Whether another look came meanwhile. */
  let isDue = false;
  const readLook = () => {
    isDue = standing !== undefined;
    if (isDue || !pointer) return;
    store.readout.value = readoutText(stage.hit(pointer));
    standing = setTimeout(() => {
      standing = undefined;
      if (isDue) readLook();
    }, READING_MS);
  };
  // What lies under a resting pointer changes with every look.
  const stopReading = effect(() => {
    if (!store.seen.value) store.readout.value = '';
    // After the stage has taken the look in.
    queueMicrotask(readLook);
  });
  let pressed: { x: number; y: number; lastY: number; tiles: ReturnType<Stage['tilesAt']> } | null = null;
  /** Ends the wait for a finger to have rested. */
  let press: (() => void) | null = null;
  const letGo = () => {
    press?.();
    press = null;
    pressed = null;
  };
  // What was pressed in one view is no click in the next.
  const stopLettingGo = effect(() => {
    void store.openView.value;
    letGo();
  });
  const at = (event: MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const handlers = {
    pointerdown(event: PointerEvent) {
      if (event.button !== 0) return;
      letGo();
      const { x, y } = at(event);
      pressed = { x, y, lastY: y, tiles: stage.tilesAt({ x, y }) };
      host.setPointerCapture(event.pointerId);
      if (event.pointerType !== 'touch') return;
      press = longPress(() => {
        // It was no click, then.
        pressed = null;
        const place = tileAt(stage, { x, y });
        if (place) showAt(place);
      });
    },
    pointermove(event: PointerEvent) {
      const point = at(event);
      if (pressed && Math.hypot(point.x - pressed.x, point.y - pressed.y) > CLICK_PX) press?.();
      if (pressed?.tiles && Math.abs(point.y - pressed.y) > CLICK_PX) {
        pressed.tiles.scrollBy(pressed.lastY - point.y);
        stage.redraw();
      }
      if (pressed) pressed.lastY = point.y;
      pointer = point;
      const hit = stage.hit(point);
      stage.hover(hit);
      peek(hit);
      if (event.pointerType !== 'touch') pointAt(tileAt(stage, point));
      store.readout.value = readoutText(hit);
      host.style.cursor = hit && isClickable(hit) ? 'pointer' : '';
    },
    pointerup(event: PointerEvent) {
      const point = at(event);
      const still = pressed && Math.hypot(point.x - pressed.x, point.y - pressed.y) <= CLICK_PX;
      letGo();
      const hit = still ? stage.hit(point) : null;
      if (hit) click(hit);
    },
    pointercancel: letGo,
    contextmenu(event: PointerEvent) {
      if (event.pointerType === 'touch') event.preventDefault();
    },
    pointerleave(event: PointerEvent) {
      pointer = null;
      if (event.pointerType !== 'touch') pointAt(null);
      stage.hover(null);
      peek(null);
      store.readout.value = '';
    },
    wheel(event: WheelEvent) {
      const tiles = stage.tilesAt(at(event));
      if (!tiles) return;
      event.preventDefault();
      if (event.ctrlKey) tiles.zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
      else tiles.scrollBy(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY);
      stage.redraw();
    },
  };
  for (const [type, handler] of Object.entries(handlers)) {
    host.addEventListener(type, handler as EventListener, { passive: false });
  }
  return () => {
    stopReading();
    clearTimeout(standing);
    pointer = null;
    stopLettingGo();
    letGo();
    for (const [type, handler] of Object.entries(handlers)) {
      host.removeEventListener(type, handler as EventListener);
    }
  };
}

const isClickable = (hit: StageHit): boolean =>
  !isOfSecond(hit) && (hit.kind === 'tile' || neuronTarget() !== null);

/** Whether it is of the second network, of which nothing can be asked: the view's channels and neurons are of the first. */
const isOfSecond = ({ pane }: StageHit): boolean => store.isOfSecond(store.panes.value[pane]);

function neuronTarget() {
  const card = store.card.value;
  const target = card ? targetFor(card, store.target.value) : null;
  return target?.kind === 'neuron' ? target : null;
}

/** Weights are no picture of the present: under the pointer they show the activation that belongs to them. */
function peek(hit: StageHit | null): void {
  const shown = hit && !isOfSecond(hit) ? store.panes.value[hit.pane]?.picture : undefined;
  const ref =
    hit?.kind === 'tile' && shown?.kind === 'tiles' && shown.of === 'weights' && shown.layer === hit.layer
      ? { layer: hit.layer, channel: hit.channel }
      : null;
  if (!sameChannel(ref, store.peeked.value)) store.peeked.value = ref;
}

function click(hit: StageHit): void {
  if (isOfSecond(hit)) return;
  if (hit.kind === 'tile') {
    const ref = { layer: hit.layer, channel: hit.channel };
    if (store.silencing.value) toggleChannel(ref);
    else pick(ref);
    return;
  }
  const target = neuronTarget();
  const network = store.catalogue.value?.network;
  const layer = target && findLayer(network, target.layer);
  if (!network || !target || !layer) return;
  const [height, width] = layer.shape;
  const x = Math.floor(hit.at.x * width);
  setTarget({ ...target, y: Math.floor(hit.at.y * height), x: onPicture(x, width, network) });
}

function readoutText(hit: StageHit | null): string {
  if (hit?.kind === 'tile') {
    const range = hit.range ? `  ${formatValue(hit.range[0])} … ${formatValue(hit.range[1])}` : '';
    const channel = t('channels.channelChannel', { channel: hit.channel });
    return `${channel}${hit.total === null ? range : `  ${signedValue(hit.total)}`}`;
  }
  return hit && hit.value !== null ? t('shell.readHere', { value: formatValue(hit.value) }) : '';
}
