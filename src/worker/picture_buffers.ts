import type { Picture } from '../contract/picture.ts';

/** What of a picture is handed over to the page, not copied. */
export function buffersOf(picture: Picture): Transferable[] {
  if ('drawn' in picture && picture.drawn) return [picture.drawn];
  switch (picture.kind) {
    case 'ranking':
      return [];
    case 'curves':
      return [picture.image, ...(picture.maps ?? []).flatMap(({ before, now }) => [before, now])].map(
        ({ rgba }) => rgba.buffer,
      );
    case 'fooled':
      return [picture.image, picture.original, picture.change].map(({ rgba }) => rgba.buffer);
    case 'image':
      return [picture.rgba.buffer, ...(picture.guide ? [picture.guide.buffer] : [])];
    case 'bitmap':
      return [picture.bitmap];
    case 'point':
      return [picture.features.buffer, picture.thumbnail.buffer];
    case 'maxima':
      return [picture.values.buffer, picture.positions.buffer];
    default:
      return [picture.values.buffer];
  }
}
