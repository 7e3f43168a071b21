import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ofPage } from '../../kiosk/forgets.ts';

/** Dialogs that are open, the topmost last: all but it lies under it, and can neither be pressed nor heard. */
export const openModals = ofPage<readonly HTMLDialogElement[]>([]);

/** The topmost dialog; one that was closed by hand is told of a frame later, and is none any more. */
export const topModal = (): HTMLDialogElement | undefined => openModals.value.findLast(({ open }) => open);

/** A modal dialog that is open while `isOpen` is true. @returns for its `ref`; who closes it by hand is told by its `onClose` */
export function useModal(isOpen: boolean): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once with what it holds: a key that comes next is meant for it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (!isOpen) return element.close();
    if (!element.open) element.showModal();
    return listed(element);
  }, [isOpen]);
  return dialog;
}

/** @returns takes it from the list, which it also leaves when it is closed by hand */
function listed(element: HTMLDialogElement): () => void {
  const leave = () => {
    openModals.value = openModals.peek().filter((one) => one !== element);
  };
  // Told a moment later, when it may be open again.
  const onClose = () => {
    if (!element.open) leave();
  };
  element.addEventListener('close', onClose);
  openModals.value = [...openModals.peek(), element];
  return () => {
    element.removeEventListener('close', onClose);
    leave();
  };
}
