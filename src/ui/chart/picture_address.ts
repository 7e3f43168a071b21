import type { ImagePicture } from '../../contract/picture.ts';
import { canvasOf } from '../save/canvas_of.ts';

/** A picture as a data URL, for SVG: it is still there when the drawing is saved as a file of its own. */
export const pictureAddress = (picture: ImagePicture): string => canvasOf(picture).toDataURL();
