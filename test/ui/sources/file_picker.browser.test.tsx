import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { FilePicker } from '../../../src/ui/sources/file_picker.tsx';

const host = document.createElement('div');
afterEach(() => {
  render(null, host);
  host.remove();
});

it('a chooser that is left without a file cancels no dialog around it', () => {
  const cancelled = vi.fn();
  document.body.append(host);
  render(
    <dialog onCancel={cancelled}>
      <FilePicker label="A file" onFiles={() => {}}>
        {(choose) => (
          <button type="button" onClick={choose}>
            Choose
          </button>
        )}
      </FilePicker>
    </dialog>,
    host,
  );
  const cancel = (selector: string) =>
    host.querySelector(selector)?.dispatchEvent(new Event('cancel', { bubbles: true }));
  cancel('input');
  expect(cancelled).not.toHaveBeenCalled();
  cancel('dialog');
  expect(cancelled).toHaveBeenCalledOnce();
});
