import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePageCommands } from '../../../src/ui/keys/page_commands.ts';
import { endPhone } from '../../../src/ui/phones/phone_camera.ts';
import { phoneUses } from '../../../src/ui/phones/room.ts';
import { chosen } from '../../../src/ui/sources/dropped/dropped_files.ts';
import { createSourceControl } from '../../../src/ui/sources/source_control.ts';
import { configured, live } from '../../../src/ui/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';
import { jpegFile } from '../../camera/pictures.ts';

const none = {} as never;
const source = createSourceControl('/models/clip/clip.webm');
const others = [none, none, none, none, none, none, none, none, none, none] as const;
const commands = makePageCommands(source, () => {}, ...others);

/** What the server of the phones' rooms was asked. */
const asked: string[] = [];

beforeEach(async () => {
  await source.open('clip');
  asked.length = 0;
  phoneUses.value = ['camera'];
  vi.spyOn(window, 'fetch').mockImplementation(async (_address, { method = 'GET' } = {}) => {
    asked.push(method);
    const room = { key: 'a', link: 'https://house.example/a', isHere: true };
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(room);
  });
});
afterEach(() => {
  endPhone();
  vi.restoreAllMocks();
  phoneUses.value = [];
  configured.value = DEFAULT_SETTINGS;
});

it.each([
  ['a page', false, 'phone', 1],
  ['a kiosk that begins with its clip', true, 'clip', 1],
  // It has its phone back for the next visitor.
  ['a kiosk that begins with a phone', true, 'phone', 0],
] as const)('in %s (%s, %s) a file ends phones: %i', async (_, kiosk, begins, ended) => {
  configured.value = { ...DEFAULT_SETTINGS, kiosk, source: begins };
  await source.open('phone');
  commands.takeFiles(Promise.resolve(chosen([await jpegFile()])));
  await expect.poll(() => live.value?.kind).toBe('still');
  expect(asked.filter((method) => method === 'DELETE')).toHaveLength(ended);
});
