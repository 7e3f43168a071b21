/** What a pointer, the focus or a finger that rests points at: a card says at once what it looks for. */
import type { HTMLAttributes } from 'preact';
import type { Rect } from '../../contract/geometry.ts';
import { forgets } from '../kiosk/forgets.ts';
import * as page from '../store.ts';
import { isLayerKnown, isOpen, type Pointed, pointed, readSheetsOf } from './atlas_store.ts';
import { sameUnit, type Unit } from './unit.ts';

/** A card that is there changes once the pointer rests: on its way to the card it crosses others. */
const REST_MS = 80;
/** So long the card stays when the pointer has left what it tells of, to be reached. */
const LEAVE_MS = 300;
/** A finger that rests so long points. */
const LONG_PRESS_MS = 450;
/** One that moves farther scrolls. */
const PRESS_PX = 8;

let timer: ReturnType<typeof setTimeout> | undefined;
let awaited: Unit | null = null;
/** What is pointed at, whether it has a card or not. */
let last: Pointed | null = null;
/** What was sent away: it stays away until something else was pointed at. */
let dismissed: Unit | null = null;
let want: () => void = () => {};

function later(ms: number, run: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(run, ms);
}

function stay(): void {
  clearTimeout(timer);
  awaited = null;
}

/** @param read sees to it that the index of the atlas is read, once somebody points */
export function onFirstPointing(read: () => void): void {
  want = read;
}

/** @param now what is pointed at, and null beside everything; called with every move */
export function pointAt(now: Pointed | null): void {
  last = now;
  if (!now) {
    dismissed = null;
    if (awaited) stay();
    if (pointed.value) later(LEAVE_MS, () => (pointed.value = null));
    return;
  }
  want();
  if (sameUnit(now.unit, dismissed)) return;
  dismissed = null;
  const shown = pointed.value;
  if (shown && sameUnit(shown.unit, now.unit)) {
    stay();
    return;
  }
  if (isOpen.value || !isLayerKnown(now.unit)) {
    stay();
    if (shown) later(LEAVE_MS, () => (pointed.value = null));
    return;
  }
  if (!shown) {
    stay();
    pointed.value = now;
    return;
  }
  if (sameUnit(now.unit, awaited)) return;
  awaited = now.unit;
  readSheetsOf(now.unit);
  later(REST_MS, () => {
    awaited = null;
    pointed.value = now;
  });
}

/** At once, whatever was shown: of the focus, of keys and of a finger. */
export function showAt(now: Pointed): void {
  last = now;
  want();
  stay();
  dismissed = null;
  pointed.value = isLayerKnown(now.unit) && !isOpen.value ? now : null;
}

/** The atlas came while something was pointed at. */
export function pointAgain(): void {
  if (last) pointAt(last);
}

/** The pointer is on the card. */
export const holdCard = stay;

export const letCardGo = (): void => pointAt(null);

/** Sends the card away, and does not bring it back for what is still pointed at. */
export function dismissCard(): void {
  stay();
  dismissed = pointed.value?.unit ?? dismissed;
  pointed.value = null;
}
forgets(() => {
  stay();
  last = null;
  dismissed = null;
});

/** A hand that does something else sends the card away. */
export function listenOutside(card: () => Element | null): () => void {
  const onDown = ({ target }: PointerEvent) => {
    if (pointed.value && target instanceof Node && !card()?.contains(target)) dismissCard();
  };
  addEventListener('pointerdown', onDown, { capture: true });
  return () => removeEventListener('pointerdown', onDown, { capture: true });
}

const rectOf = (element: Element): Rect => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
};

const placeOf = (unit: Unit, element: Element): Pointed => ({
  unit,
  target: rectOf(element),
  around: rectOf(element.parentElement ?? element),
});

type Handlers = Pick<
  HTMLAttributes<HTMLLIElement>,
  | 'onPointerEnter'
  | 'onPointerLeave'
  | 'onPointerDown'
  | 'onPointerMove'
  | 'onPointerUp'
  | 'onContextMenu'
  | 'onClickCapture'
  | 'onFocusIn'
  | 'onFocusOut'
>;

/** @param show called once a finger has rested long enough. @returns called where it does not */
export function longPress(show: () => void): () => void {
  const waiting = setTimeout(show, LONG_PRESS_MS);
  return () => clearTimeout(waiting);
}

let press: { x: number; y: number; stop: () => void } | null = null;
/** A finger that rested is no click. */
let rested = false;
const endPress = () => {
  press?.stop();
  press = null;
};

/** For an element that stands for a unit, among its like in its parent. Null: it stands for none. */
export function pointsAt(unit: Unit | null): Handlers {
  if (!unit || page.configured.value.clean) return {};
  return {
    onPointerEnter: ({ currentTarget, pointerType }) => {
      if (pointerType !== 'touch') pointAt(placeOf(unit, currentTarget));
    },
    onPointerLeave: ({ pointerType }) => {
      endPress();
      if (pointerType !== 'touch') pointAt(null);
    },
    onPointerDown: ({ currentTarget, pointerType, clientX, clientY }) => {
      endPress();
      rested = false;
      if (pointerType !== 'touch') return;
      const stop = longPress(() => {
        rested = true;
        showAt(placeOf(unit, currentTarget));
      });
      press = { x: clientX, y: clientY, stop };
    },
    onPointerMove: ({ clientX, clientY }) => {
      if (press && Math.hypot(clientX - press.x, clientY - press.y) > PRESS_PX) endPress();
    },
    onPointerUp: endPress,
    onContextMenu: (event) => {
      // Chromium's are pointer events: a finger that rests asks for the card, not for a menu.
      if (event instanceof PointerEvent && event.pointerType === 'touch') event.preventDefault();
    },
    onClickCapture: (event) => {
      if (!rested) return;
      rested = false;
      event.preventDefault();
      event.stopPropagation();
    },
    onFocusIn: ({ currentTarget, target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) showAt(placeOf(unit, currentTarget));
    },
    onFocusOut: () => pointAt(null),
  };
}
