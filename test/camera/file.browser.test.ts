import { describe, expect, it, vi } from 'vitest';
import { openClip, openFile } from '../../src/camera/index.ts';
import { colourAt, differentFrames, greyPngFile, jpegFile, turnedJpegFile, videoFile } from './pictures.ts';

const RED = [254, 0, 0];
const BLUE = [0, 0, 254];

describe('a picture', () => {
  it('shows what it holds, whatever its name', async () => {
    const source = await openFile(await jpegFile(320, 240, 'holiday.txt'));
    expect(source).toMatchObject({ kind: 'still', label: 'holiday.txt', width: 320, height: 240 });
    expect(source.element).toBeInstanceOf(HTMLCanvasElement);
    expect(colourAt(await source.grab(), 0.5, 0.1)).toEqual(RED);
    expect(colourAt(await source.grab(), 0.5, 0.9)).toEqual(BLUE);
  });

  it('is turned upright when its camera was held upside down', async () => {
    const source = await openFile(await turnedJpegFile(3));
    expect(colourAt(await source.grab(), 0.5, 0.1)).toEqual(BLUE);
    expect(colourAt(await source.grab(), 0.5, 0.9)).toEqual(RED);
  });

  it('is turned upright when its camera was held sideways, width and height changing places', async () => {
    const source = await openFile(await turnedJpegFile(6));
    expect([source.width, source.height]).toEqual([240, 320]);
    expect(colourAt(await source.grab(), 0.1, 0.5)).toEqual(BLUE);
    expect(colourAt(await source.grab(), 0.9, 0.5)).toEqual(RED);
  });

  it('of 1 x 1 pixel stays 1 x 1', async () => {
    const frame = await (await openFile(await greyPngFile(1, 1))).grab();
    expect([frame.width, frame.height]).toEqual([1, 1]);
  });

  it('of 12,000 x 9,000 pixels comes down to 1,280 x 960', async () => {
    const source = await openFile(await greyPngFile(12_000, 9000));
    expect([source.width, source.height]).toEqual([1280, 960]);
    const [grey = 0] = colourAt(await source.grab(), 0.5, 0.5);
    expect(grey).toBeGreaterThan(100);
    expect(grey).toBeLessThan(200);
  });

  it('of one row of 9,000 pixels keeps its one row', async () => {
    const source = await openFile(await greyPngFile(9000, 1));
    expect([source.width, source.height]).toEqual([1280, 1]);
  });

  it('that is closed delivers no more frames', async () => {
    const source = await openFile(await jpegFile());
    source.stop();
    await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  });
});

/** 8 x 8 pixels, red and blue in turn, 60 ms each. By sharp. */
const RED_AND_BLUE =
  'R0lGODlhCAAIAIAAAExpcf8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFBgAAACwAAAAACAAIAAACB4yPqcvtXQAAIfkEBQYAAAAsAAAAAAgACACATGlxAAD/AgeMj6nL7V0AADs=';

describe('an animated picture', () => {
  const gif = (bytes = Uint8Array.from(atob(RED_AND_BLUE), (letter) => letter.charCodeAt(0))) =>
    new File([bytes], 'flag.gif');

  it('plays, again and again', async () => {
    const source = await openFile(gif());
    expect(source).toMatchObject({ kind: 'video', label: 'flag.gif', width: 8, height: 8 });
    for (const [, wanted] of ['red', 'blue', 'red again', 'blue again'].entries()) {
      const isWanted = async () => {
        const [red = 0, , blue = 0] = colourAt(await source.grab(), 0.5, 0.5);
        return wanted.startsWith('red') ? red > blue : blue > red;
      };
      await expect.poll(isWanted, { timeout: 20_000, interval: 10 }).toBe(true);
    }
    source.stop();
    await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  });

  it('shows its first picture where the browser gives no frames', async () => {
    vi.stubGlobal('ImageDecoder', { isTypeSupported: async () => false });
    const source = await openFile(gif());
    vi.unstubAllGlobals();
    expect(source).toMatchObject({ kind: 'still', label: 'flag.gif' });
    const [red = 0, , blue = 0] = colourAt(await source.grab(), 0.5, 0.5);
    expect(red).toBeGreaterThan(blue);
  });
});

describe('a file that cannot be shown says what is wrong and what to do', () => {
  const refusal = async (file: File, name = 'PictureFileError') => {
    const error = await openFile(file).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name });
    return (error as Error).message;
  };

  it('text', async () => {
    const notes = new File(['Dear diary, today I saw a cat.'], 'notes.txt', { type: 'image/png' });
    expect(await refusal(notes)).toBe(
      'notes.txt is not a picture or a video. Drop a JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG or a video.',
    );
  });

  it('0 bytes', async () => {
    expect(await refusal(new File([], 'nothing.png'))).toBe(
      'nothing.png is empty (0 bytes). Copy or download it again.',
    );
  });

  it.each([0.02, 0.5, 0.99])('a JPEG of which only the part %d is there', async (part) => {
    const whole = await jpegFile();
    const cut = new File([whole.slice(0, Math.floor(whole.size * part))], 'photo.jpg');
    expect(await refusal(cut)).toBe(
      'photo.jpg is cut off or damaged: its JPEG data cannot be decoded. Copy or download it again.',
    );
  });

  it('a picture too large for the browser', async () => {
    const message = await refusal(await greyPngFile(40_000, 20_000, 'poster.png'));
    expect(message).toContain('poster.png is too large to decode here (40,000 x 20,000 pixels)');
  });

  it('a picture of a kind that the browser does not know', async () => {
    const heic = new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'phone.heic');
    expect(await refusal(heic)).toContain('phone.heic is a HEIC picture, which this browser does not decode');
  });

  it('a damaged video', async () => {
    const broken = new File([(await videoFile(200)).slice(0, 20), 'and then nothing'], 'film.webm');
    expect(await refusal(broken, 'VideoFileError')).toMatch(
      /^film\.webm does not play here: .+Convert it to MP4/,
    );
  });
});

describe('a video', () => {
  it('plays silently, again and again', async () => {
    const source = await openFile(await videoFile(1000));
    expect(source).toMatchObject({ kind: 'video', label: 'film.webm', width: 160, height: 120 });
    expect((source.element as HTMLVideoElement).muted).toBe(true);
    expect(await differentFrames(source.grab, 4)).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await differentFrames(source.grab, 4)).toBe(4);
    source.stop();
    await expect(source.grab()).rejects.toMatchObject({ name: 'SourceStoppedError' });
  });

  it('that ships with the program plays from its address', async () => {
    const source = await openClip(URL.createObjectURL(await videoFile(600)));
    expect(source.kind).toBe('clip');
    expect(await differentFrames(source.grab, 4)).toBe(4);
    source.stop();
  });

  it('that the browser does not play while nobody sees the page goes on once it is seen', async () => {
    const file = await videoFile(1000);
    const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(true);
    const play = vi
      .spyOn(HTMLVideoElement.prototype, 'play')
      .mockRejectedValue(new DOMException('The play() request was interrupted', 'AbortError'));
    const source = await openFile(file);
    play.mockRestore();
    const video = source.element as HTMLVideoElement;
    video.pause();
    const turn = () => document.dispatchEvent(new Event('visibilitychange'));
    turn();
    expect(video.paused).toBe(true);
    hidden.mockRestore();
    turn();
    await expect.poll(() => video.paused).toBe(false);
    source.stop();
    turn();
    expect(video.paused).toBe(true);
  });

  it('that is missing from the program says so', async () => {
    const error = await openClip('/models/clip/no-such-clip.webm').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'VideoFileError' });
    expect((error as Error).message).toContain('no-such-clip.webm');
  });
});
