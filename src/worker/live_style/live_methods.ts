import type * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import type { FastPainting, LiveStyleMethods } from '../../contract/live_style.ts';
import type { FrameIdentity } from '../../contract/view.ts';
import { paintOnce } from '../../engine/live_style/paint_once.ts';
import { frameOf } from '../ingest/ingest.ts';
import type { Ready } from '../opened.ts';
import type { InTurn } from '../turns.ts';
import { squareOf } from './style_picture_file.ts';

/** It is shown on no stage. */
const NO_STAGE: FrameIdentity = { source: 0, frame: 0 };

/** @param inTurn what is painted once comes between two looks */
export function liveStyleMethods(ready: Ready, inTurn: InTurn): LiveStyleMethods {
  async function once(
    content: ImageBitmap,
    styles: readonly { file: Blob; share: number }[],
    side: number,
    keepColours: boolean,
  ): Promise<FastPainting> {
    const squares: { square: tf.Tensor3D; share: number }[] = [];
    try {
      const { gallery, people, card } = ready();
      for (const { file, share } of styles)
        squares.push({ square: await squareOf(file, gallery.pictureSide), share });
      const frame = frameOf(content, NO_STAGE, card);
      return await paintOnce(gallery, people, frame, squares, side, keepColours);
    } finally {
      content.close();
      for (const { square } of squares) square.dispose();
    }
  }
  return {
    async addStylePicture(picture, title, id) {
      const { gallery } = ready();
      const square = await squareOf(picture, gallery.pictureSide);
      try {
        return await gallery.addPicture(square, title, id);
      } finally {
        square.dispose();
      }
    },
    learnedStyle: async (id) => ready().gallery.learnedStyle(id),
    async restoreStyle(learned, picture) {
      const { gallery } = ready();
      return gallery.restoreStyle(learned, picture && (() => squareOf(picture, gallery.pictureSide)));
    },
    stylesOf: async (picture) => ready().gallery.stylesOf(picture),
    renameStyle: async (id, title) => ready().gallery.renameStyle(id, title),
    removeStyle: async (id) => ready().gallery.removeStyle(id),
    async addStyleNet(files, ids) {
      const { gallery, stylePictures } = ready();
      const { readDroppedNet } = await import('./dropped_net.ts');
      const plan = await readDroppedNet(files);
      return gallery.addNet(plan, ids, plan.reader ? await stylePictures() : []);
    },
    async paintOnce(content, styles, side, keepColours) {
      const painting = await inTurn(() => once(content, styles, side, keepColours));
      return Comlink.transfer(painting, [painting.picture.rgba.buffer]);
    },
    forgetStyles: async () => ready().gallery.forgetAdded(),
  };
}
