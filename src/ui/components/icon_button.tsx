import type { LucideIcon } from 'lucide-preact';
import { withShortcut } from '../keys/shortcut.tsx';
import { useAskedTwice } from './hooks/use_asked_twice.ts';

interface IconButtonProps {
  icon: LucideIcon;
  label: string;
  shortcut?: string;
  pressed?: boolean;
  onClick: (event: MouseEvent) => void;
  class?: string;
}

/** A button that is only a sign: its name is read aloud and shown when pointed at. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  pressed,
  onClick,
  class: name = '',
}: IconButtonProps) {
  const title = shortcut ? withShortcut(label, shortcut) : label;
  return (
    <button
      type="button"
      class={`icon-button ${name}`}
      title={title}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
    </button>
  );
}

interface AskingButtonProps extends Pick<IconButtonProps, 'icon' | 'label'> {
  /** What stands in the place of the sign once it was pressed. */
  question: string;
  /** Whether there is something to lose; else one press does it. */
  asks?: boolean;
  onSure: () => void;
}

/**
 * A sign for what cannot be brought back: it asks, and the next press does it. It stays one button, so that a key can answer where
 * it was asked.
 */
export function AskingButton({ icon: Icon, label, question, asks = true, onSure }: AskingButtonProps) {
  const { asked, click } = useAskedTwice(onSure);
  return (
    <button
      type="button"
      class={asked ? 'text-button' : 'icon-button'}
      title={label}
      aria-label={asked ? undefined : label}
      onClick={asks ? click : onSure}
    >
      {asked ? question : <Icon size={18} strokeWidth={1.6} aria-hidden="true" />}
    </button>
  );
}
