import { useEffect, useState } from 'preact/hooks';
import { useCommands } from '../commands.ts';

/** The whole page takes dropped and pasted pictures and videos. */
export function DropZone() {
  const { openFile } = useCommands();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const take = (files: FileList | undefined, event: Event) => {
      const file = files?.[0];
      // What lies under it may have taken it, e.g. as a style.
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      openFile(file);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      take(event.dataTransfer?.files, event);
    };
    const onPaste = (event: ClipboardEvent) => take(event.clipboardData?.files, event);
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, [openFile]);
  if (!over) return null;
  return (
    <div class="drop-zone">
      <p>Drop a picture or a video</p>
    </div>
  );
}
