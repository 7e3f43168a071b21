import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useModal } from '../../../src/ui/components/hooks/use_modal.ts';
import { Notices } from '../../../src/ui/components/notices.tsx';
import { dismiss, notify } from '../../../src/ui/notices_store.ts';
import '../../../src/ui/style/index.css';

function Dialog({ id, isOpen }: { id: string; isOpen: boolean }) {
  const dialog = useModal(isOpen);
  return (
    <dialog ref={dialog} id={id}>
      <button type="button">{id}</button>
    </dialog>
  );
}

const host = document.createElement('div');
const show = (...dialogs: [id: string, isOpen: boolean][]) =>
  render(
    <>
      <div id="stage">
        <Notices />
      </div>
      {dialogs.map(([id, isOpen]) => (
        <Dialog key={id} id={id} isOpen={isOpen} />
      ))}
    </>,
    host,
  );
const regions = () => [...document.querySelectorAll('.notices')];
/** What the one region stands in. */
const around = () =>
  regions().length === 1 ? regions()[0]?.closest('dialog, #stage')?.id : `${regions().length} regions`;

beforeEach(() => {
  document.body.append(host);
  show(['lower', false], ['upper', false]);
});
afterEach(() => {
  dismiss(() => true);
  render(null, host);
  host.remove();
});

it('stand in the dialog on top, before there is any', async () => {
  expect(around()).toBe('stage');
  show(['lower', true], ['upper', false]);
  await expect.poll(around).toBe('lower');
  show(['lower', true], ['upper', true]);
  await expect.poll(around).toBe('upper');
  show(['lower', true], ['upper', false]);
  await expect.poll(around).toBe('lower');
  // It goes with all that is in it.
  show();
  await expect.poll(around).toBe('stage');
});

it('leave a dialog that the browser closes', async () => {
  show(['lower', true], ['upper', false]);
  await expect.poll(around).toBe('lower');
  host.querySelector<HTMLDialogElement>('#lower')?.close();
  await expect.poll(around).toBe('stage');
});

it('can be dismissed over a dialog', async () => {
  show(['lower', true], ['upper', false]);
  await expect.poll(around).toBe('lower');
  notify('error', 'It failed', 'Try again.');
  const cross = () => document.querySelector<HTMLElement>('.notice .icon-button');
  await expect.poll(cross).not.toBeNull();
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { left, top, width, height } = (cross() as HTMLElement).getBoundingClientRect();
  expect(cross()?.contains(document.elementFromPoint(left + width / 2, top + height / 2))).toBe(true);
  cross()?.click();
  await expect.poll(cross).toBeNull();
});
