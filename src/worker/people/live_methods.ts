import type { PeopleMethods } from '../../contract/people.ts';
import type { FrameIdentity } from '../../contract/view.ts';
import { frameOf } from '../ingest/ingest.ts';
import type { Ready } from '../opened.ts';
import type { InTurn } from '../turns.ts';

/** It is shown nowhere. */
const SHOWN_NOWHERE: FrameIdentity = { source: 0, frame: 0 };

/** @param inTurn each look for people comes between two other looks */
export function peopleMethods(ready: Ready, inTurn: InTurn): PeopleMethods {
  async function shareOfPeople(picture: ImageBitmap): Promise<number> {
    try {
      const { people, networks } = ready();
      const { input } = networks.main;
      const { image } = frameOf(picture, SHOWN_NOWHERE, ready().card).ingest(input);
      try {
        return await people.shareOf(image, input);
      } finally {
        image.dispose();
      }
    } finally {
      picture.close();
    }
  }
  return { shareOfPeople: (picture) => inTurn(() => shareOfPeople(picture)) };
}
