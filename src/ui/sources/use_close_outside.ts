import type { Signal } from '@preact/signals';
import { type MutableRef, useEffect, useRef } from 'preact/hooks';

/**
 * Closes what is open when something outside of it is pressed. What had the focus in it gives it back to the button.
 * @returns for the element that holds it and its button
 */
export function useCloseOutside(open: Signal<boolean>): MutableRef<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !host.current?.contains(event.target)) open.value = false;
    };
    addEventListener('pointerdown', onPointerDown);
    // Told while it is still there.
    const stop = open.subscribe((isOpen) => {
      if (isOpen || !host.current?.contains(document.activeElement)) return;
      host.current.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
    });
    return () => {
      stop();
      removeEventListener('pointerdown', onPointerDown);
    };
  }, [open.value]);
  return host;
}
