/** The network that was brought and is not open yet: what was recognised, and what a person corrects. */
import type { BroughtCard, Corrections, InputDescription, TriedOut } from '../../contract/networks.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import type { PlainKey } from '../language/words.ts';

/** What the network is tried out on. */
export type TestPicture = 'frame' | 'dog';

interface Shown {
  readonly card: BroughtCard;
  readonly corrections: Corrections;
  /** What is not saved yet is being kept. */
  readonly keeping: boolean;
}

/** What a person calls the files, while they are read; null where no network was brought. */
export const reading = ofVisitor<string | null>(null);
export const shown = ofVisitor<Shown | null>(null);
/** Whether the card lies over the page, which then takes no keys. */
export const isOpen = (): boolean => reading.value !== null || shown.value !== null;
export const testPicture = ofVisitor<TestPicture>('dog');
/** The latest answer; its error where there is none. */
export const tried = ofVisitor<TriedOut | { error: string } | null>(null);

/** How pictures are usually prepared: people know these by where a network was trained. */
export const PREPARATIONS: readonly ({ id: string; title: PlainKey } & Pick<
  InputDescription,
  'mean' | 'std' | 'order'
>)[] = [
  {
    ...{ id: 'imagenet', title: 'networks.imagenetPreparation', order: 'rgb' },
    ...{ mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375] },
  },
  {
    ...{ id: 'around-0', title: 'networks.around0Preparation', order: 'rgb' },
    ...{ mean: [127.5, 127.5, 127.5], std: [127.5, 127.5, 127.5] },
  },
  {
    ...{ id: 'teachable', title: 'networks.teachablePreparation', order: 'rgb' },
    ...{ mean: [127, 127, 127], std: [127, 127, 127] },
  },
  { id: 'unit', title: 'networks.unitPreparation', order: 'rgb', mean: [0, 0, 0], std: [255, 255, 255] },
  { id: 'bytes', title: 'networks.bytesPreparation', order: 'rgb', mean: [0, 0, 0], std: [1, 1, 1] },
  {
    ...{ id: 'caffe', title: 'networks.caffePreparation', order: 'bgr' },
    ...{ mean: [104, 117, 123], std: [1, 1, 1] },
  },
];

/** The usual preparation that these numbers are; null where they are none. */
export const preparationOf = (input: InputDescription): string | null =>
  PREPARATIONS.find(
    ({ mean, std, order }) =>
      order === input.order && `${mean}` === `${input.mean}` && `${std}` === `${input.std}`,
  )?.id ?? null;

export function correct(change: Partial<Corrections>): void {
  const now = shown.value;
  if (now) shown.value = { ...now, corrections: { ...now.corrections, ...change } };
}

export function correctInput(change: Partial<InputDescription>): void {
  const now = shown.value;
  if (now) correct({ input: { ...now.corrections.input, ...change } });
}
