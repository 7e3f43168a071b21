import { useEffect, useState } from 'preact/hooks';
import { useCommands } from '../commands.ts';
import { readDrop } from '../dropped_files.ts';
import { isMapOpen } from '../embedding/map_settings.ts';
import { droppedNet } from '../live_style/dropped.ts';
import { notifyError } from '../notices_store.ts';
import * as patches from '../patch_store.ts';

/** The whole page takes dropped pictures, videos and style networks, and pasted pictures. */
export function DropZone() {
  const { openFile, minePictures, liveStyle, gallery } = useCommands();
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
    const take = (data: DataTransfer | null, event: Event) => {
      const { first, isCollection, all } = readDrop(data ?? new DataTransfer());
      // What lies under it may have taken it, e.g. as a style.
      if (!first || event.defaultPrevented) return;
      event.preventDefault();
      if (isMapOpen.value) void all().then(gallery.addFiles, notifyError);
      else if (isCollection && patches.isOpen.value) minePictures(all());
      else openFile(first);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const { dataTransfer, defaultPrevented } = event;
      const takesPictures = patches.isOpen.value || isMapOpen.value;
      const net = dataTransfer && !defaultPrevented && !takesPictures ? droppedNet(dataTransfer) : null;
      if (!net) return take(dataTransfer, event);
      event.preventDefault();
      liveStyle.addNet(net);
    };
    const onPaste = (event: ClipboardEvent) => take(event.clipboardData, event);
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
  }, [openFile, minePictures, liveStyle, gallery]);
  if (!over) return null;
  return (
    <div class="drop-zone">
      <p>{invitation()}</p>
    </div>
  );
}

function invitation(): string {
  if (isMapOpen.value) return 'Drop pictures, a folder, a ZIP or an index';
  return patches.isOpen.value
    ? 'Drop a folder of pictures, or a ZIP'
    : 'Drop a picture, a video or a style network';
}
