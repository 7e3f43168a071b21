import { useEffect, useState } from 'preact/hooks';
import { useCommands } from '../commands.ts';
import { droppedNet } from '../live_style/dropped.ts';

/** The whole page takes dropped pictures, videos and style networks, and pasted pictures. */
export function DropZone() {
  const { openFile, liveStyle } = useCommands();
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
      const net = event.dataTransfer && !event.defaultPrevented ? droppedNet(event.dataTransfer) : null;
      if (!net) return take(event.dataTransfer?.files, event);
      event.preventDefault();
      liveStyle.addNet(net);
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
  }, [openFile, liveStyle]);
  if (!over) return null;
  return (
    <div class="drop-zone">
      <p>Drop a picture, a video or a style network</p>
    </div>
  );
}
