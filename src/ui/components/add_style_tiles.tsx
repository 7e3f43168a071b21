import { Camera, ImagePlus } from 'lucide-preact';
import { t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';

interface AddStyleTilesProps {
  onFrame: () => void;
  onFile: (file: File) => void;
  frameTitle?: string;
  fileTitle?: string;
}

/** The first two tiles of every choice of styles: what the camera sees, and a picture's file. */
export function AddStyleTiles({ onFrame, onFile, frameTitle, fileTitle }: AddStyleTilesProps) {
  return (
    <>
      <button type="button" class="style add" title={frameTitle} onClick={onFrame}>
        <Camera size={18} strokeWidth={1.6} aria-hidden="true" />
        <span>{t('shell.thisFrame')}</span>
      </button>
      <FilePicker
        label={t('shell.aPictureAsAStyle')}
        accept="image/*"
        onFiles={([file]) => file && onFile(file)}
      >
        {(open) => (
          <button type="button" class="style add file" title={fileTitle} onClick={open}>
            <ImagePlus size={18} strokeWidth={1.6} aria-hidden="true" />
            <span>{t('shell.aPicture')}</span>
          </button>
        )}
      </FilePicker>
    </>
  );
}
