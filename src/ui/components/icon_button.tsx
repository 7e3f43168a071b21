import type { LucideIcon } from 'lucide-preact';

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
  const title = shortcut ? `${label}  ${shortcut}` : label;
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
