import { describe, expect, it } from 'vitest';
import { controlsOf, readCapture, writeCapture } from '../../src/camera/capture.ts';

describe('what a camera is asked for', () => {
  it.each([
    ['1920x1080@30', { size: { width: 1920, height: 1080 }, rate: 30 }],
    ['640x480', { size: { width: 640, height: 480 }, rate: null }],
    ['@60', { size: null, rate: 60 }],
  ])('is written and read as %s', (text, capture) => {
    expect(readCapture(text)).toEqual(capture);
    expect(writeCapture(capture)).toBe(text);
  });

  it.each(['', '@', 'x', '1920', '1920x', '1920x1080@', '9999x480', '10x480', '@0', '@241', '640x480@30fps'])(
    'is not “%s”',
    (text) => expect(readCapture(text)).toBeUndefined(),
  );
});

/** A track that says what it can do, and remembers what it was asked for. */
function trackWith(capabilities: object, settings: MediaTrackSettings = {}) {
  const asked: unknown[] = [];
  const track = {
    getCapabilities: () => capabilities,
    getSettings: () => settings,
    applyConstraints: async (constraints: unknown) => void asked.push(constraints),
  } as unknown as MediaStreamTrack;
  return { asked, controls: controlsOf(track) };
}
const HELD = { exposure: true, focus: true };

describe('a camera', () => {
  it('is asked for what it can hold, and for no more', async () => {
    const { asked, controls } = trackWith(
      {
        width: { max: 1920 },
        height: { max: 1080 },
        frameRate: { max: 60 },
        exposureMode: ['manual', 'continuous'],
      },
      { facingMode: 'environment' },
    );
    expect(controls).toMatchObject({
      ...{ most: { width: 1920, height: 1080, rate: 60 }, lens: 'rear' },
      can: { exposure: true, focus: false },
    });
    await controls.apply({ size: { width: 640, height: 480 }, rate: 15 }, HELD);
    await controls.apply({ size: null, rate: null }, { exposure: false, focus: false });
    expect(asked).toEqual([
      {
        ...{ width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15 } },
        advanced: [{ exposureMode: 'manual' }],
      },
      { width: { ideal: 1280 }, height: { ideal: 720 }, advanced: [{ exposureMode: 'continuous' }] },
    ]);
  });

  it('of a browser that tells nothing has no limits, no locks and no lens', async () => {
    const { asked, controls } = trackWith({});
    expect(controls).toMatchObject({ most: null, can: { exposure: false, focus: false }, lens: null });
    await controls.apply({ size: null, rate: null }, HELD);
    expect(asked).toEqual([{ width: { ideal: 1280 }, height: { ideal: 720 } }]);
  });
});
