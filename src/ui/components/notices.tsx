import { X } from 'lucide-preact';
import { dismiss, notices } from '../notices_store.ts';
import { IconButton } from './icon_button.tsx';

/** Messages that stay until they are dismissed; read aloud as they come. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, kind, name, headline, message, detail, times }) => (
        <div key={id} class={`notice ${kind}`} data-error={name}>
          <div class="words">
            <b>{headline}</b>
            {times > 1 && <span class="times"> {times} times</span>}
            <Message text={message} />
            {detail && <small>{detail}</small>}
          </div>
          <IconButton icon={X} label="Dismiss" onClick={() => dismiss((notice) => notice.id === id)} />
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
