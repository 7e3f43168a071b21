import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A modal dialog that is open while `isOpen` is true. @returns for its `ref`; who closes it by hand is told by its `onClose` */
export function useModal(isOpen: boolean): RefObject<HTMLDialogElement> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return dialog;
}
