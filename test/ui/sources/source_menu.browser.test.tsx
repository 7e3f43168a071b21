import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { beginWith } from '../../../src/ui/language/language.ts';
import { SourceMenu } from '../../../src/ui/sources/source_menu.tsx';
import { type LivePicture, live, sourceMenuOpen } from '../../../src/ui/store.ts';

const host = document.createElement('div');
const commands = {} as unknown as ComponentProps<typeof CommandsProvider>['value'];
/** Two of one make, and one whose name the browser keeps to itself. */
const CAMERAS = [
  { kind: 'videoinput', deviceId: 'left', label: 'Webcam' },
  { kind: 'videoinput', deviceId: 'right', label: 'Webcam' },
  { kind: 'videoinput', deviceId: 'back', label: '' },
] as unknown as MediaDeviceInfo[];

afterEach(async () => {
  render(null, host);
  host.remove();
  live.value = null;
  sourceMenuOpen.value = false;
  vi.restoreAllMocks();
  await beginWith('en');
});

const rows = () => [...host.querySelectorAll('.menu-item')];
const nameOf = (row: Element | undefined) => row?.textContent?.trim();

/** The menu in German, with its cameras listed. */
async function show(kind: LivePicture['kind'], deviceId: string | null, label: string): Promise<void> {
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(CAMERAS);
  await beginWith('de');
  live.value = { kind, label, element: document.createElement('canvas'), deviceId };
  sourceMenuOpen.value = true;
  document.body.append(host);
  render(
    <CommandsProvider value={commands}>
      <SourceMenu />
    </CommandsProvider>,
    host,
  );
  await expect.poll(() => nameOf(rows()[0])).toBe('Webcam');
}

it.each([
  ['camera', 'left', 'Webcam', 0, 'Webcam'],
  ['camera', 'right', 'Webcam', 1, 'Webcam'],
  ['camera', 'back', 'Camera 3', 2, 'Kamera 3'],
  ['clip', null, 'Built-in clip', 3, 'Eingebauter Film'],
  ['still', null, 'dog.jpg', 4, 'dog.jpg'],
  ['screen', null, 'Screen', 5, 'Bildschirm'],
] as const)('a %s (%s) called %s is marked in row %i alone', async (kind, id, label, row, name) => {
  await show(kind, id, label);
  const marked = rows().flatMap((one, at) => (one.getAttribute('aria-current') === 'true' ? [at] : []));
  expect(marked).toEqual([row]);
  expect(host.querySelector('.source-name')?.textContent).toBe(name);
  expect(nameOf(rows()[2])).toBe('Kamera 3');
});
