import { Camera, ImagePlus } from 'lucide-preact';
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
        <span>This frame</span>
      </button>
      <FilePicker label="A picture as a style" accept="image/*" onFiles={([file]) => file && onFile(file)}>
        {(open) => (
          <button type="button" class="style add file" title={fileTitle} onClick={open}>
            <ImagePlus size={18} strokeWidth={1.6} aria-hidden="true" />
            <span>A picture …</span>
          </button>
        )}
      </FilePicker>
    </>
  );
}
