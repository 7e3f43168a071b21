import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import { QrImage } from './qr_image.tsx';

interface CodeDialogProps {
  isOpen: boolean;
  /** An id of its own, for the heading. */
  id: string;
  title: string;
  /** How it stands, in words; it is read out when it changes. */
  status: string;
  /** What the code holds; null where there is none to show. */
  link: string | null;
  onClose: () => void;
  /** What stands below the code. */
  children?: ComponentChildren;
}

/** The way from this screen to a phone: a code, its address to type, and how it stands. */
export function CodeDialog({ isOpen, id, title, status, link, onClose, children }: CodeDialogProps) {
  const dialog = useModal(isOpen);
  return (
    <dialog ref={dialog} class="code-dialog" aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h1 id={id}>{title}</h1>
        <IconButton icon={X} label={t('kiosk.close')} onClick={onClose} />
      </div>
      <div role="status">{status && <p>{status}</p>}</div>
      {link !== null && (
        <>
          <QrImage text={link} />
          <p class="code-link">{link}</p>
        </>
      )}
      {children}
    </dialog>
  );
}
