import type { Rect } from '../../contract/geometry.ts';
import type { Size } from '../../render/placement.ts';

/** A frame around a part of a picture that it lies over. @param field in the picture's pixels, of which it has `width` by `height` */
export function FieldFrame({ field, width, height }: { field: Rect } & Size) {
  const share = (pixels: number, of: number) => `${(100 * pixels) / of}%`;
  return (
    <span
      class="field-frame"
      style={{
        left: share(field.x, width),
        top: share(field.y, height),
        width: share(field.width, width),
        height: share(field.height, height),
      }}
    />
  );
}
