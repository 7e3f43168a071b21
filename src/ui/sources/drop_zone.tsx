import { useEffect, useState } from 'preact/hooks';
import { useCommands } from '../keys/commands.ts';
import { TEXT_FIELDS } from '../keys/text_fields.ts';
import { t } from '../language/language.ts';
import { readDrop } from './dropped/dropped_files.ts';
import { placeNow } from './dropped/place.ts';

/** The whole page takes dropped and pasted files; `planFor` says what becomes of them. */
export function DropZone() {
  const { takeFiles } = useCommands();
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
      // What lies under it may have taken it, e.g. as a style.
      const dropped = data && !event.defaultPrevented ? readDrop(data) : null;
      if (!dropped) return;
      event.preventDefault();
      takeFiles(dropped);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      take(event.dataTransfer, event);
    };
    const onPaste = (event: ClipboardEvent) => {
      // Office programs put a picture of the text beside it.
      const isText = event.clipboardData?.types.includes('text/plain') && isWritten(event.target);
      if (!isText) take(event.clipboardData, event);
    };
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
  }, [takeFiles]);
  if (!over) return null;
  return (
    <div class="drop-zone">
      <p>{invitation()}</p>
    </div>
  );
}

/** Whether text is written into it. */
const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT_FIELDS));

function invitation(): string {
  switch (placeNow()) {
    case 'map':
      return t('sources.dropPicturesAFolderA');
    case 'patches':
      return t('sources.dropAFolderOfPictures');
    case 'elsewhere':
      return t('sources.dropAPictureAVideo');
  }
}
