import { X } from 'lucide-preact';
import { dismiss, notices } from '../notices_store.ts';
import { IconButton } from './icon_button.tsx';

/** Messages that stay until they are dismissed; read aloud as they come. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, kind, name, message, times }) => (
        <div key={id} class={`notice ${kind}`}>
          <p>
            <b>{name}</b>
            {times > 1 && <span class="times"> {times} times</span>}
            <br />
            {message}
          </p>
          <IconButton icon={X} label="Dismiss" onClick={() => dismiss((notice) => notice.id === id)} />
        </div>
      ))}
    </div>
  );
}
