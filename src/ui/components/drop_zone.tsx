import { useEffect, useState } from 'preact/hooks';
import { useCommands } from '../commands.ts';
import { gatherFiles } from '../embedding/gather_files.ts';
import { isMapOpen } from '../embedding/map_settings.ts';
import { notifyError } from '../notices_store.ts';

/** The whole page takes dropped and pasted pictures and videos. */
export function DropZone() {
  const { openFile, gallery } = useCommands();
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
    const take = (transfer: DataTransfer | null, event: Event) => {
      // What lies under it may have taken it, e.g. as a style.
      if (!transfer?.types.includes('Files') || event.defaultPrevented) return;
      event.preventDefault();
      const file = transfer.files[0];
      if (isMapOpen.value) void gatherFiles(transfer).then(gallery.addFiles, notifyError);
      else if (file) openFile(file);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      take(event.dataTransfer, event);
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
  }, [openFile, gallery]);
  if (!over) return null;
  return (
    <div class="drop-zone">
      <p>{isMapOpen.value ? 'Drop pictures, a folder, a ZIP or an index' : 'Drop a picture or a video'}</p>
    </div>
  );
}
