import { beforeEach, expect, it } from 'vitest';
import type { InputDescription } from '../../../src/contract/networks.ts';
import { createCardControl } from '../../../src/ui/networks/card_control.ts';
import { shown } from '../../../src/ui/networks/card_store.ts';
import { notices } from '../../../src/ui/notices_store.ts';

const input: InputDescription = {
  ...{ width: 224, height: 224, order: 'rgb', crop: 1 },
  ...{ mean: [0, 0, 0], std: [1, 1, 1] },
};
const card = {
  ...{ format: 'ONNX', network: 'Net', from: 'net.onnx', parameters: 9, bytes: 36, classes: 2 },
  ...{ labelsFrom: 'none', featuresOnly: false, input, mirrored: false, unsure: [] },
};
const control = createCardControl({
  ...{ modelsUrl: '', wasmUrl: '', grab: () => null, onKept: () => {} },
  createCard: () => expect.unreachable(),
});

beforeEach(() => {
  notices.value = [];
  shown.value = { card, corrections: { title: 'Net', input, mirrored: false, labels: [] }, keeping: false };
});

const labels = () => shown.value?.corrections.labels;

it('takes names of classes in UTF-8', async () => {
  control.takeLabels(new File(['Zaunkönig\nMöwe'], 'birds.txt'));
  await expect.poll(labels).toEqual(['Zaunkönig', 'Möwe']);
});

it('refuses a file that is not UTF-8, and keeps the names', async () => {
  // "Möwe" in Latin-1.
  control.takeLabels(new File([Uint8Array.of(0x4d, 0xf6, 0x77, 0x65)], 'birds.txt'));
  await expect.poll(() => notices.value.length).toBe(1);
  expect(notices.value).toMatchObject([
    { name: 'ModelFileError', message: 'birds.txt is no text in UTF-8. Save it as one.' },
  ]);
  expect(labels()).toEqual([]);
});
