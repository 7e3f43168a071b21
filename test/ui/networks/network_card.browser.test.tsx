import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import type { InputDescription } from '../../../src/contract/networks.ts';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { beginWith } from '../../../src/ui/language/language.ts';
import { shown } from '../../../src/ui/networks/card_store.ts';
import { NetworkCardDialog } from '../../../src/ui/networks/network_card.tsx';

const host = document.createElement('div');
afterEach(async () => {
  shown.value = null;
  render(null, host);
  host.remove();
  await beginWith('en');
});

it('takes a name with spaces, and names the channels in the page’s language', async () => {
  await beginWith('de');
  const input: InputDescription = {
    ...{ width: 224, height: 224, order: 'bgr', crop: 1 },
    ...{ mean: [1, 2, 3], std: [1, 1, 1] },
  };
  const card = {
    ...{ format: 'ONNX', network: 'Net', from: 'net.onnx', parameters: 9, bytes: 36, classes: 2 },
    ...{ labelsFrom: 'none', featuresOnly: false, input, mirrored: false, unsure: [] },
  };
  shown.value = { card, corrections: { title: 'Net', input, mirrored: false, labels: [] }, keeping: false };
  document.body.append(host);
  const commands = { card: { cancel() {}, open() {} } };
  render(
    <CommandsProvider value={commands as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <NetworkCardDialog />
    </CommandsProvider>,
    host,
  );
  await expect.poll(() => host.querySelectorAll('.triple input').length).toBe(6);
  const labels = [...host.querySelectorAll('.triple input')].map((one) => one.getAttribute('aria-label'));
  expect(labels.slice(0, 3).map((label) => label?.split(': ')[1])).toEqual(['Blau', 'Grün', 'Rot']);
  const field = host.querySelector('.two input') as HTMLInputElement;
  field.value = '';
  for (const letter of 'My net') {
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
  expect(field.value).toBe('My net');
  field.dispatchEvent(new Event('change', { bubbles: true }));
  expect(shown.value?.corrections.title).toBe('My net');
});
