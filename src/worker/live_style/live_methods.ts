import type { LiveStyleMethods } from '../../contract/live_style.ts';
import type { Ready } from '../opened.ts';
import { squareOf } from './style_picture_file.ts';

export const liveStyleMethods = (ready: Ready): LiveStyleMethods => ({
  async addStylePicture(picture, title) {
    const { gallery } = ready();
    const square = await squareOf(picture, gallery.pictureSide);
    try {
      return await gallery.addPicture(square, title);
    } finally {
      square.dispose();
    }
  },
  async addStyleNet(files) {
    const { gallery } = ready();
    const { readDroppedNet } = await import('./dropped_net.ts');
    return gallery.addNet(await readDroppedNet(files));
  },
  forgetStyles: async () => ready().gallery.forgetAdded(),
});
