import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCommands } from '../../keys/commands.ts';
import { readDrop } from './dropped_files.ts';

export interface StyleDropProps {
  label: string;
  class: string;
  /** A picture's file was dropped; what is no picture the page takes as everywhere. */
  onFile: (file: File) => void;
  children: ComponentChildren;
}

/** A section onto which pictures are dropped as styles. */
export function StyleDrop({ label, class: name, onFile, children }: StyleDropProps) {
  const { takeFiles } = useCommands();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const dropped = event.dataTransfer && readDrop(event.dataTransfer);
    if (!dropped) return;
    event.preventDefault();
    takeFiles(dropped, onFile);
  };
  return (
    <section
      aria-label={label}
      class={`${name} ${over ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
    </section>
  );
}
