import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface FilePickerProps {
  /** What it is for, to those who cannot see it. */
  label: string;
  /** As of an input; without it any file. */
  accept?: string;
  multiple?: boolean;
  /** Whether a folder is chosen, with all that is in it. */
  folder?: boolean;
  /** Of an empty folder there are none; a dialogue that was closed tells nothing. */
  onFiles: (files: File[]) => void;
  /** The button. @param open shows the browser's dialogue */
  children: (open: () => void) => ComponentChildren;
}

/** A button that lets a person choose files. The same file can be chosen twice. */
export function FilePicker({ label, accept, multiple, folder, onFiles, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {children(() => input.current?.click())}
      <input
        ref={input}
        type="file"
        aria-label={label}
        hidden
        {...{ accept, multiple: multiple || folder, webkitdirectory: folder }}
        onCancel={(event) => event.stopPropagation()}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          onFiles(files);
        }}
      />
    </>
  );
}
