import { X } from 'lucide-preact';
import { render } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { t } from '../language/language.ts';
import { dismiss, holdHint, letHeldGo, letHintGo, notices } from '../notices_store.ts';
import { openModals } from './hooks/use_modal.ts';
import { IconButton } from './icon_button.tsx';

/** Messages, read aloud as they come: on the picture, or in the dialog on top while one is open. */
export function Notices() {
  const modal = openModals.value.at(-1);
  return modal ? <InModal modal={modal} /> : <List />;
}

/** In a place of its own at the dialog's end, which whoever draws the dialog leaves alone. */
function InModal({ modal }: { modal: HTMLDialogElement }) {
  useLayoutEffect(() => {
    const place = document.createElement('div');
    place.className = 'notices-place';
    modal.append(place);
    render(<List />, place);
    return () => {
      render(null, place);
      place.remove();
    };
  }, [modal]);
  return null;
}

/** It lets clicks through; a hint waits while its button is pointed at. */
function List() {
  // Where the list stood before, nobody points at a hint any more.
  useEffect(letHeldGo, []);
  return (
    <div class="notices" role="status" aria-live="polite" aria-atomic="false">
      {notices.value.map(({ id, kind, name, headline, message, detail, times, action }) => (
        <div
          key={id}
          class={`notice ${kind}`}
          data-error={name}
          onPointerEnter={() => holdHint(id)}
          onPointerLeave={() => letHintGo(id)}
          onFocusCapture={() => holdHint(id)}
          onBlurCapture={() => letHintGo(id)}
        >
          <div class="words">
            <b>{headline}</b>
            {times > 1 && <span class="times"> {t('shell.times', { times })}</span>}
            <Message text={message} />
            {action && (
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  dismiss((notice) => notice.id === id);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
            {detail && <small>{detail}</small>}
          </div>
          <IconButton
            icon={X}
            label={t('shell.dismiss')}
            onClick={() => dismiss((notice) => notice.id === id)}
          />
        </div>
      ))}
    </div>
  );
}

function Message({ text }: { text: string }) {
  const lines = text.split('\n');
  if (lines.length === 1) return <p>{text}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
