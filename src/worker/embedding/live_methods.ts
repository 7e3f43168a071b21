import * as Comlink from 'comlink';
import type { FeatureMethods, PictureFeatures } from '../../contract/picture_gallery.ts';
import type { FrameIdentity } from '../../contract/view.ts';
import { encodeDescription } from '../../engine/encode/encode_point.ts';
import { describeImage } from '../../techniques/embedding.ts';
import { frameOf } from '../ingest/ingest.ts';
import type { Ready } from '../opened.ts';
import { buffersOf } from '../picture_buffers.ts';
import type { InTurn } from '../turns.ts';

/** A picture of the gallery is on no stage. */
const OF_THE_GALLERY: FrameIdentity = { source: 0, frame: 0 };

/** @param inTurn each description finds the worker's tensors as the work before left them */
export function describeMethods(ready: Ready, inTurn: InTurn): FeatureMethods {
  async function describe(picture: ImageBitmap): Promise<PictureFeatures> {
    try {
      const { network, input } = ready().networks.main;
      const { image } = frameOf(picture, OF_THE_GALLERY, ready().card).ingest(input);
      const described = describeImage(network, image);
      image.dispose();
      const description = await encodeDescription(network, described);
      return Comlink.transfer(description, buffersOf(description.point));
    } finally {
      picture.close();
    }
  }
  return { describe: (picture) => inTurn(() => describe(picture)) };
}
