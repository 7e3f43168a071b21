import { download, stamp } from '../save/download.ts';
import type { GalleryControl } from './gallery_control.ts';

/** Saves the gallery with its features, so that its pictures need not be looked at again. */
export async function saveGallery(gallery: Pick<GalleryControl, 'save'>): Promise<void> {
  const file = await gallery.save();
  if (file) download(file, `convoscope-gallery-${stamp()}.idx`);
}
