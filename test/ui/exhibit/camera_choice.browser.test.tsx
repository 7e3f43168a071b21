import { type ComponentProps, render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CameraChoice } from '../../../src/ui/exhibit/camera_choice.tsx';
import { CommandsProvider } from '../../../src/ui/keys/commands.ts';
import { live } from '../../../src/ui/store.ts';
import { startFromUrl } from '../../../src/ui/url_state/page_settings.ts';

const host = document.createElement('div');
const mount = vi.fn();
const sideways = () => host.querySelector<HTMLInputElement>('.segmented input[value="90"]');
const chosen = () => JSON.parse(localStorage.getItem('convoscope') ?? '{}').deviceId;

function show(): void {
  document.body.append(host);
  render(
    <CommandsProvider value={{ mount } as unknown as ComponentProps<typeof CommandsProvider>['value']}>
      <CameraChoice />
    </CommandsProvider>,
    host,
  );
}

const shows = (kind: 'camera' | 'clip', deviceId: string | null) => {
  live.value = { kind, label: '', element: document.createElement('canvas'), deviceId };
};

afterEach(() => {
  render(null, host);
  host.remove();
  live.value = null;
  mount.mockClear();
  localStorage.removeItem('convoscope');
  startFromUrl('');
});

it.each([
  ['left', 'left'],
  [null, 'right'],
])('with %s chosen, who turns the camera that is there leaves %s chosen', async (before, after) => {
  localStorage.setItem('convoscope', JSON.stringify({ deviceId: before }));
  startFromUrl('?kiosk=1');
  // The clip, while the camera is gone: there is no picture of it to turn.
  shows('clip', null);
  show();
  expect(host.querySelector('.staff-sides')).not.toBeNull();
  expect(sideways()).toBeNull();
  shows('camera', 'right');
  await expect.poll(sideways).not.toBeNull();
  sideways()?.click();
  expect(mount).toHaveBeenCalledWith({ turn: 90 });
  expect(chosen()).toBe(after);
});
