/** The built page on WebGPU, where passes are recorded and replayed. What draws and computes here is a software renderer. */
import { expect, it } from 'vitest';
import { countTensors } from '../../tools/page_state.ts';
import { builtPage } from './built_page.ts';
import { expectLooking, firstLook } from './open_page.ts';

const built = builtPage(() => ({}), 'toy');

it('looks on and on in views that go forward and back, with channels switched off, and leaves no tensors behind', async () => {
  const page = await built.open('backend=webgpu&view=grad-cam&ablation=first_relu:0,2');
  await firstLook(page);
  const panel = await page.locator('.performance .backend').first().innerText();
  expect(panel).toContain('software');
  expect(panel).toContain('single precision');
  const round = async () => {
    for (const view of ['saliency', 'guided-backprop', 'activations', 'grad-cam']) {
      await page.locator(`#tab-${view}`).click();
      await expectLooking(page, 6);
    }
    return countTensors(page);
  };
  const tensors = await round();
  expect(await round()).toBe(tensors);
  expect(await page.locator('.notice').count()).toBe(0);
}, 240_000);

it('takes frames and draws paintings on the card, in every kind of view', async () => {
  const page = await built.open('backend=webgpu&readback=0&view=grad-cam');
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await firstLook(page);
  for (const view of ['activations', 'occlusion', 'ranking']) {
    await page.locator(`#tab-${view}`).click();
    await expectLooking(page, 4);
  }
  expect(warnings).toEqual([]);
  expect(await page.locator('.notice').count()).toBe(0);
});

it('draws maps and tiles on the card that nobody reads, and has their numbers for who asks', async () => {
  const page = await built.open('backend=webgpu&readback=0&view=saliency');
  await firstLook(page);
  const stages = () => page.locator('.performance dl').innerText();
  const round = async () => {
    for (const view of ['guided-backprop', 'activations', 'grad-cam', 'saliency']) {
      await page.locator(`#tab-${view}`).click();
      await expectLooking(page, 3);
      expect(await stages()).toContain('drawn');
    }
    return countTensors(page);
  };
  const tensors = await round();
  expect(await round()).toBe(tensors);
  // A box over the whole of it holds the whole of the map.
  await page.getByRole('button', { name: 'Draw where it is' }).click();
  for (const [name, value] of Object.entries({ Left: '0', Top: '0', Width: '100', Height: '100' })) {
    await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByLabel(name, { exact: true }).press('Tab');
  }
  await expect
    .poll(() => page.locator('.pointed-words').innerText(), { timeout: 60_000 })
    .toBe('100 % of the map lies in the box, which is 100 % of the picture');
  await expectLooking(page, 3);
  expect(await page.locator('.notice').count()).toBe(0);
}, 240_000);
