import { handOver } from '../exhibit/hand_over.ts';
import { t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as store from '../store.ts';

/** Hands a file to the person; in a kiosk a picture by a QR code, else nothing: it would stay on the exhibit's disk. */
export function download(blob: Blob, name: string): void {
  if (store.kiosk.value) {
    if (store.canSavePictures.value && blob.type.startsWith('image/')) {
      void handOver(blob);
      return;
    }
    notify('hint', t('save.nothingIsSavedHere'), t('save.thisExhibitKeepsNoPictures'));
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Date and time for a file's name. */
export const stamp = () => new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
