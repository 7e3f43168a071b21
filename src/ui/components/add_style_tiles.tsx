import { Camera, ImagePlus } from 'lucide-preact';
import { useRef } from 'preact/hooks';

interface AddStyleTilesProps {
  onFrame: () => void;
  onFile: (file: File) => void;
  frameTitle?: string;
  fileTitle?: string;
}

/** The first two tiles of every choice of styles: what the camera sees, and a picture's file. */
export function AddStyleTiles({ onFrame, onFile, frameTitle, fileTitle }: AddStyleTilesProps) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="style add" title={frameTitle} onClick={onFrame}>
        <Camera size={18} strokeWidth={1.6} aria-hidden="true" />
        <span>This frame</span>
      </button>
      <button type="button" class="style add file" title={fileTitle} onClick={() => file.current?.click()}>
        <ImagePlus size={18} strokeWidth={1.6} aria-hidden="true" />
        <span>A picture …</span>
      </button>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          if (picked) onFile(picked);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
