import { X } from 'lucide-preact';
import { t } from '../language/language.ts';
import { dismiss, holdHint, letHintGo, notices } from '../notices_store.ts';
import { IconButton } from './icon_button.tsx';

/** Messages, read aloud as they come. They lie on the picture and let clicks through; a hint waits while its button is pointed at. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
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
