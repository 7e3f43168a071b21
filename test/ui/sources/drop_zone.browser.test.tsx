import { type ComponentProps, render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { DropZone } from '../../../src/ui/sources/drop_zone.tsx';

const takeFiles = vi.fn();
const commands = { takeFiles } as unknown as ComponentProps<typeof CommandsProvider>['value'];
const host = document.createElement('div');
const fields = document.createElement('div');

beforeEach(async () => {
  takeFiles.mockClear();
  document.body.append(host, fields);
  render(
    <CommandsProvider value={commands}>
      <DropZone />
    </CommandsProvider>,
    host,
  );
  // It listens once it is shown.
  await vi.waitFor(() => {
    pasted('<p></p>', withPicture());
    expect(takeFiles).toHaveBeenCalled();
  }, 30_000);
  takeFiles.mockClear();
});
afterEach(() => {
  render(null, host);
  host.remove();
  fields.remove();
});

function withPicture(text?: string): DataTransfer {
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'cells.png', { type: 'image/png' }));
  if (text !== undefined) data.setData('text/plain', text);
  return data;
}

/** @returns whether the page took it */
function pasted(markup: string, clipboardData: DataTransfer): boolean {
  fields.innerHTML = markup;
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  fields.firstElementChild?.dispatchEvent(event);
  return event.defaultPrevented;
}

it.each(['<input>', '<input type="search">', '<textarea></textarea>', '<div contenteditable="true"></div>'])(
  'text with a picture of itself that is pasted into %s is text',
  (markup) => {
    expect(pasted(markup, withPicture('A1 B1'))).toBe(false);
    expect(takeFiles).not.toHaveBeenCalled();
  },
);

it.each([
  ['a picture alone, into a field', '<input>', withPicture],
  ['a picture of text, onto the page', '<p></p>', () => withPicture('A1 B1')],
  ['a picture of text, while a slider has the focus', '<input type="range">', () => withPicture('A1 B1')],
])('%s is taken as a file', (_, markup, make) => {
  expect(pasted(markup, make())).toBe(true);
  expect(takeFiles).toHaveBeenCalledOnce();
});
