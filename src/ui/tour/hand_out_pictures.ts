/** The picture of each step of the tour as it was left, for the hand-out. A kiosk keeps none. */
import { ofVisitor } from '../kiosk/forgets.ts';
import * as store from '../store.ts';
import { writePlace } from './place.ts';
import { place, step } from './tour_store.ts';

const WIDTH = 720;

const letGo = (pictures: ReadonlyMap<string, string>) => {
  for (const address of pictures.values()) URL.revokeObjectURL(address);
};

/** Addresses of pictures by the page of the tour. */
export const handOutPictures = ofVisitor<ReadonlyMap<string, string>>(new Map(), letGo);

/** Keeps what is on the stage now as the picture of the present step; settles once it is there. */
export async function keepPicture(): Promise<void> {
  const [stage, at] = [store.stage.value, place.value];
  if (!stage || !at || !step.value || store.kiosk.value || !store.seen.value) return;
  const { canvas } = stage.expose();
  const scale = Math.min(1, WIDTH / canvas.width);
  const small = document.createElement('canvas');
  small.width = Math.max(1, Math.round(scale * canvas.width));
  small.height = Math.max(1, Math.round(scale * canvas.height));
  small.getContext('2d')?.drawImage(canvas, 0, 0, small.width, small.height);
  const blob = await new Promise<Blob | null>((resolve) => small.toBlob(resolve, 'image/jpeg', 0.85));
  if (!blob) return;
  const key = writePlace(at);
  const pictures = new Map(handOutPictures.value);
  const before = pictures.get(key);
  if (before) URL.revokeObjectURL(before);
  handOutPictures.value = pictures.set(key, URL.createObjectURL(blob));
}
