/** The live style of the built page as an instrument: cues by keys, kept, saved and opened. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtPage } from '../built_page.ts';
import { noticeOf } from '../open_page.ts';

const TIMEOUT = { timeout: 60_000, interval: 100 };
const SMALL = 'backend=wasm&view=live-style&live-style.resolution=160&live-style.style=frost';

const built = builtPage(() => ({}), 'toy');
const inAddress = (page: Page, name: string) => new URL(page.url()).searchParams.get(`live-style.${name}`);
const tile = (page: Page, name: string) =>
  page.locator('.live-tile', { has: page.getByText(name, { exact: true }) });

/** A browser with a keyboard that `sendMidi` plays. */
function plugKeyboard() {
  const input = { name: 'Keys', state: 'connected', onmidimessage: null as null | ((event: object) => void) };
  const access = Object.assign(new EventTarget(), { inputs: new Map([['keys', input]]) });
  Object.assign(navigator, { requestMIDIAccess: async () => access });
  Object.assign(window, { sendMidi: (data: number[]) => input.onmidimessage?.({ data }) });
}

describe('on one page', () => {
  let page: Page;
  const panel = () => page.getByRole('region', { name: 'Play it' });
  const cues = () => panel().locator('.cues li');
  built.share(
    SMALL,
    async (opened) => {
      page = opened;
      await page.locator('.picture-title', { hasText: 'Frost' }).waitFor();
      await panel().getByText('Cues', { exact: true }).click();
    },
    ({ page }) => page.addInitScript(plugKeyboard),
  );

  /** Two cues, the first with a name. */
  async function makeCues(): Promise<void> {
    await panel().getByRole('button', { name: 'Keep this look' }).click();
    await tile(page, 'Embers').click();
    await panel().getByRole('button', { name: 'Keep this look' }).click();
    await expect.poll(() => cues().count(), TIMEOUT).toBe(2);
    await panel().getByRole('button', { name: 'Change Cue 1' }).click();
    await panel().getByLabel('Name').fill('Cold');
    await panel().getByLabel('Cross-fade').fill('0.5');
    await panel().getByRole('button', { name: 'Change Cold' }).click();
  }

  it('keeps looks as cues, and calls them by keys', async () => {
    await makeCues();
    await page.keyboard.press('F8');
    await page.keyboard.press('1');
    await expect.poll(() => page.locator('.picture-title').innerText(), TIMEOUT).toBe('Frost');
    await expect.poll(() => inAddress(page, 'style'), TIMEOUT).toBe('frost');
    await page.keyboard.press('n');
    await expect.poll(() => inAddress(page, 'style'), TIMEOUT).toBe('embers');
    await page.keyboard.press('F8');
  });

  it('saves them as a file, has them after a reload, and opens the file', async () => {
    if ((await cues().count()) === 0) await makeCues();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel().getByRole('button', { name: 'Save the cues' }).click(),
    ]);
    const path = await download.path();
    const written = JSON.parse(await readFile(path, 'utf8'));
    expect(
      written.cues.map(({ name, look }: { name: string; look: { settings: { style: string } } }) => [
        name,
        look.settings.style,
      ]),
    ).toEqual([
      ['Cold', 'frost'],
      ['Cue 2', 'embers'],
    ]);
    await page.reload();
    await expect.poll(() => cues().count(), TIMEOUT).toBe(2);
    await panel().locator('input[type=file]').first().setInputFiles(path);
    await expect.poll(() => cues().count(), TIMEOUT).toBe(4);
    await panel()
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    expect(await noticeOf(page, 'CueFileError')).toContain('other.json holds no cues');
    expect(await cues().count()).toBe(4);
  });

  it('learns a knob, and follows it', async () => {
    const send = (...data: number[]) =>
      page.evaluate((data) => (window as unknown as { sendMidi(data: number[]): void }).sendMidi(data), data);
    await panel().getByText('MIDI and gamepad', { exact: true }).click();
    await panel().getByRole('button', { name: 'Connect MIDI' }).click();
    await panel().getByText('MIDI: Keys.').waitFor();
    await panel().getByRole('button', { name: 'Learn: Strength' }).click();
    await send(0xb0, 7, 100);
    await panel().getByText('CC 7, channel 1').waitFor();
    await send(0xb0, 7, 32);
    await expect.poll(() => inAddress(page, 'strength'), TIMEOUT).toBe('0.25');
    const kept = () => page.evaluate(() => localStorage.getItem('convoscope') ?? '');
    await expect.poll(kept, TIMEOUT).toContain('"controls":{"strength":"midi-cc-1-7"}');
  });

  it('has the level of a sound drive the strength, and puts it back', async () => {
    const before = inAddress(page, 'strength');
    await panel().getByText('Sound', { exact: true }).click();
    const input = panel().locator('input[accept^="audio"]');
    await input.setInputFiles({ name: 'tone.wav', mimeType: 'audio/wav', buffer: toneOf(-30) });
    // With the usual 12 dB of gain, on a way of 60 dB.
    await expect.poll(() => inAddress(page, 'strength'), TIMEOUT).toBe('0.7');
    await expect.poll(() => panel().locator('.sound-meter output').innerText(), TIMEOUT).toBe('-30 dB');
    await panel().getByRole('button', { name: 'Stop listening' }).click();
    await expect.poll(() => inAddress(page, 'strength'), TIMEOUT).toBe(before);
  });
});

/** A WAV file of two seconds of 1 kHz. @param level in dB below a sine that fills the scale */
function toneOf(level: number): Buffer {
  const [rate, count] = [48_000, 96_000];
  const wav = Buffer.alloc(44 + 2 * count);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 2 * count, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * count, 40);
  const most = 32_767 * 10 ** (level / 20);
  for (let i = 0; i < count; i++)
    wav.writeInt16LE(Math.round(most * Math.sin((2 * Math.PI * 1000 * i) / rate)), 44 + 2 * i);
  return wav;
}
