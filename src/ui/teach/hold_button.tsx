import { useEffect } from 'preact/hooks';
import { t } from '../language/language.ts';

interface HoldButtonProps {
  /** What it does, to those who cannot see it. */
  label: string;
  held: boolean;
  onHold: () => void;
  onRelease: () => void;
}

const HOLDS = new Set([' ', 'Enter']);

/** A button that works for as long as it is held: by a pointer, by Space, or by Enter. */
export function HoldButton({ label, held, onHold, onRelease }: HoldButtonProps) {
  // Whoever goes to another window lets go without a word.
  useEffect(() => {
    if (!held) return;
    addEventListener('blur', onRelease);
    return () => removeEventListener('blur', onRelease);
  }, [held, onRelease]);
  return (
    <button
      type="button"
      class={`hold-button ${held ? 'held' : ''}`}
      aria-label={label}
      aria-pressed={held}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold();
      }}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
      onLostPointerCapture={onRelease}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!HOLDS.has(event.key)) return;
        event.preventDefault();
        if (!event.repeat) onHold();
      }}
      onKeyUp={(event) => {
        if (!HOLDS.has(event.key)) return;
        event.preventDefault();
        onRelease();
      }}
      onBlur={onRelease}
      onClick={(event) => {
        // Neither a pointer nor a key: a screen reader, or a voice.
        if (event.detail !== 0) return;
        onHold();
        onRelease();
      }}
    >
      {held ? t('teach.looking') : t('teach.holdToShow')}
    </button>
  );
}
