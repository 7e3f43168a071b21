import { isZipHead } from '../../media/zip_directory.ts';

/** What a file is by its first bytes: an index of pictures, a ZIP archive, or something else, perhaps a picture. */
export async function openingOf(file: Blob): Promise<'index' | 'zip' | 'other'> {
  const text = String.fromCharCode(...new Uint8Array(await file.slice(0, 8).arrayBuffer()));
  if (text === 'CONVOIDX') return 'index';
  return isZipHead(text) ? 'zip' : 'other';
}
