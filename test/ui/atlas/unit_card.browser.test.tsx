import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AtlasIndex } from '../../../src/contract/atlas.ts';
import { atlas, pointed, unit } from '../../../src/ui/atlas/atlas_store.ts';
import { OpenAtlas } from '../../../src/ui/atlas/open_atlas.ts';
import { dismissCard, pointAt, pointsAt } from '../../../src/ui/atlas/pointing.ts';
import { unitOf } from '../../../src/ui/atlas/unit.ts';
import { UnitCard } from '../../../src/ui/atlas/unit_card.tsx';
import { configured } from '../../../src/ui/store.ts';
import '../../../src/ui/style/index.css';
import { DEFAULT_SETTINGS } from '../../../src/ui/url_state/settings.ts';

/** Two tiles of 32 pixels beside each other, of a layer that has a third which is not drawn. */
const index: AtlasIndex = {
  ...{ version: 1, tile: 32, network: { id: 'toy', title: 'Toy', sha256: 'a'.repeat(64) } },
  made: { command: 'drawn by a test', version: '0', seed: 1, settings: {} },
  layers: [
    {
      ...{ layer: 'mixed', title: 'Mixed', channels: 3, drawn: [[0, 1]], silent: [] },
      sheets: [{ file: 'mixed.png', first: 0, count: 3, columns: 3 }],
    },
  ],
};

async function sheet(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#204060';
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}

const host = document.createElement('div');
const Row = () => (
  <ul style={{ position: 'fixed', left: '600px', top: '100px', width: '100px' }}>
    {[0, 1, 2].map((channel) => (
      <li key={channel} {...pointsAt(unitOf('mixed', channel))}>
        <button type="button">{channel}</button>
      </li>
    ))}
  </ul>
);
const card = () => host.querySelector<HTMLElement>('.unit-card');
const row = (channel: number) => host.querySelectorAll('li')[channel] as HTMLLIElement;
const point = (type: string, pointerType = 'mouse') =>
  new PointerEvent(type, { pointerType, clientX: 610, clientY: 110 });

beforeEach(async () => {
  // It leaves the address as it is.
  configured.value = { ...DEFAULT_SETTINGS, kiosk: true };
  const picture = await sheet(96, 32);
  atlas.value = new OpenAtlas(index, async () => picture);
  document.body.append(host);
  render(
    <>
      <Row />
      <UnitCard />
    </>,
    host,
  );
});
afterEach(() => {
  render(null, host);
  host.remove();
  dismissCard();
  pointAt(null);
  unit.value = null;
  configured.value = DEFAULT_SETTINGS;
  atlas.value?.close();
  atlas.value = null;
});

describe('the card', () => {
  it('shows the tile of what is pointed at, beside the list that this stands in', async () => {
    row(1).dispatchEvent(point('pointerenter'));
    await expect.poll(() => host.querySelector('.unit-tile.there')).not.toBeNull();
    const { left, right, top, bottom } = (card() as HTMLElement).getBoundingClientRect();
    expect(right).toBeLessThan(600);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
    // The second of three tiles: in the middle of the sheet, which is three times as wide as its place.
    const { backgroundPosition, backgroundSize } = (host.querySelector('.unit-tile') as HTMLElement).style;
    expect([backgroundPosition, backgroundSize]).toEqual(['50% 0%', '300% 100%']);
  });

  it('says that a unit is not drawn, and opens its page', async () => {
    row(2).dispatchEvent(point('pointerenter'));
    await expect.poll(() => card()?.textContent).toContain('Not drawn yet.');
    const [close, open] = (card() as HTMLElement).querySelectorAll('button');
    expect(close?.ariaLabel).toBe('Close');
    open?.click();
    expect(unit.value).toEqual(unitOf('mixed', 2));
    await expect.poll(() => card()).toBeNull();
  });

  it('comes under a finger that rests, not under one that taps, and goes where another place is touched', async () => {
    row(0).dispatchEvent(point('pointerdown', 'touch'));
    row(0).dispatchEvent(point('pointerup', 'touch'));
    row(1).dispatchEvent(point('pointerdown', 'touch'));
    await expect.poll(() => card()?.textContent).toContain('channel 1');
    const clicked = vi.fn();
    row(1).querySelector('button')?.addEventListener('click', clicked);
    row(1).querySelector('button')?.click();
    expect(clicked).not.toHaveBeenCalled();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(pointed.value).toBeNull();
  });
});

describe('a sheet', () => {
  it('is read once, however many ask for it', async () => {
    const picture = await sheet(96, 32);
    const read = vi.fn(async () => picture);
    const open = new OpenAtlas(index, read);
    expect(open.sheet('mixed.png').value).toBe('reading');
    await expect.poll(() => open.sheet('mixed.png').value).toMatchObject({ width: 96, height: 32 });
    expect(read).toHaveBeenCalledTimes(1);
    open.close();
  });

  it.each([
    ['is not there', () => Promise.reject(new Error('404'))],
    ['is no picture', async () => new Blob(['no picture'])],
    ['is smaller than its tiles', () => sheet(64, 32)],
  ])('that %s is missing, and nothing else happens', async (_, read) => {
    const open = new OpenAtlas(index, read);
    await expect.poll(() => open.sheet('mixed.png').value).toBe('missing');
  });

  it('that cannot be reached is missing, and is read once more half a minute later where somebody asks', async () => {
    const picture = await sheet(96, 32);
    let isThere = false;
    const read = vi.fn(async () => {
      if (!isThere) throw new TypeError('Failed to fetch');
      return picture;
    });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const later = vi.spyOn(performance, 'now');
    const open = new OpenAtlas(index, read);
    await expect.poll(() => open.sheet('mixed.png').value).toBe('missing');
    isThere = true;
    const now = performance.now();
    later.mockReturnValue(now + 20_000);
    expect(open.sheet('mixed.png').value).toBe('missing');
    expect(read).toHaveBeenCalledTimes(1);
    later.mockReturnValue(now + 31_000);
    const again = open.sheet('mixed.png');
    open.sheet('mixed.png');
    expect(read).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
    await expect.poll(() => again.value).toMatchObject({ width: 96, height: 32 });
    open.close();
  });

  it('that is not there is asked for once', async () => {
    const read = vi.fn(async () => null);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const open = new OpenAtlas(index, read);
    await expect.poll(() => open.sheet('mixed.png').value).toBe('missing');
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_000);
    expect(open.sheet('mixed.png').value).toBe('missing');
    expect(read).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });
});
