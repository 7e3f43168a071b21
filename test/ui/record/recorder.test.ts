import { beforeEach, expect, it, vi } from 'vitest';
import type { Drawn, Stage } from '../../../src/render/stage.ts';
import type { RecordOptions } from '../../../src/ui/record/recorder.ts';
import type { Film } from '../../../src/ui/save/video_output.ts';

const FILM: Film = { blob: new Blob(), extension: '.webm' };
const context = { canvas: { width: 8, height: 8 }, clearRect() {}, drawImage() {} };
const add = vi.fn<(at: number) => Promise<void>>();
const finish = vi.fn<() => Promise<Film>>();
const openVideo = vi.fn();
vi.mock('../../../src/ui/save/video_output.ts', () => ({ openVideo: () => openVideo() }));
vi.mock('../../../src/camera/software_drawn.ts', () => ({ isSoftwareDrawn: () => false }));
const { record } = await import('../../../src/ui/record/recorder.ts');

const drawn = {
  ...{ canvas: {}, part: { x: 0, y: 0, width: 8, height: 8 } },
  ...{ resolution: 1, mirrored: [], age: 0 },
} as unknown as Drawn;

/** A stage that draws all the time until it is taken away. */
function drawingStage() {
  let gone = false;
  const capture = vi.fn(() => {
    if (gone) throw new TypeError('no canvas');
    return drawn;
  });
  const follow = (listener: (drawn: Drawn) => void) => {
    const timer = setInterval(() => {
      if (!gone) listener(drawn);
    }, 5);
    return () => clearInterval(timer);
  };
  const takeAway = () => {
    gone = true;
  };
  return { stage: { capture, follow } as unknown as Stage, capture, takeAway };
}

const onPart = vi.fn<(film: Film) => void>();
const options: RecordOptions = { format: 'webm', sound: null, file: null, onSecond: () => {}, onPart };

beforeEach(() => {
  vi.clearAllMocks();
  add.mockImplementation(async () => {});
  finish.mockImplementation(async () => FILM);
  openVideo.mockImplementation(async () => {
    const start = performance.now();
    return { context, seconds: () => (performance.now() - start) / 1000, add, finish };
  });
});

it('what was filmed before an error is finished and handed out, and then the error is told', async () => {
  const { stage } = drawingStage();
  add.mockResolvedValueOnce().mockResolvedValueOnce().mockRejectedValue(new Error('the encoder failed'));
  await expect(record(() => stage, options).done).rejects.toThrow('the encoder failed');
  expect(finish).toHaveBeenCalledOnce();
  expect(onPart).toHaveBeenCalledExactlyOnceWith(FILM);
});

it('a film whose sound broke off is handed out, and then that is told', async () => {
  const { stage } = drawingStage();
  const film: Film = { ...FILM, failure: new Error('the microphone broke') };
  finish.mockImplementation(async () => film);
  const recording = record(() => stage, options);
  await vi.waitFor(() => expect(add).toHaveBeenCalled(), 30_000);
  await expect(recording.stop()).rejects.toMatchObject({
    name: 'BrokenFilmError',
    message: expect.stringContaining('the microphone broke'),
  });
  expect(onPart).toHaveBeenCalledExactlyOnceWith(film);
});

it('a film in parts goes on where the sound of one broke off, and at its end that is told', async () => {
  const { stage } = drawingStage();
  finish.mockImplementationOnce(async () => ({ ...FILM, failure: new Error('the microphone broke') }));
  const recording = record(() => stage, { ...options, partSeconds: 0.1 });
  await vi.waitFor(() => expect(onPart.mock.calls.length).toBeGreaterThan(1), 30_000);
  await expect(recording.stop()).rejects.toThrow('the microphone broke');
});

it('where the film cannot be finished either, the first error is told', async () => {
  const { stage } = drawingStage();
  add.mockRejectedValue(new Error('the encoder failed'));
  finish.mockRejectedValue(new Error('it came out empty'));
  await expect(record(() => stage, options).done).rejects.toThrow('the encoder failed');
  expect(onPart).not.toHaveBeenCalled();
});

it('the file of a film that cannot begin is let go', async () => {
  const { stage } = drawingStage();
  const abort = vi.fn(async () => {});
  const file = { abort } as unknown as FileSystemWritableFileStream;
  openVideo.mockRejectedValue(new Error('no codec'));
  await expect(record(() => stage, { ...options, file }).done).rejects.toThrow('no codec');
  expect(abort).toHaveBeenCalledOnce();
});

it('films the stage that there is, also where it was exchanged', async () => {
  const [lost, present] = [drawingStage(), drawingStage()];
  let { stage } = lost;
  const recording = record(() => stage, { ...options, partSeconds: 0.1 });
  await vi.waitFor(() => expect(add.mock.calls.length).toBeGreaterThan(1), 30_000);
  lost.takeAway();
  ({ stage } = present);
  await vi.waitFor(() => expect(onPart.mock.calls.length).toBeGreaterThan(1), 30_000);
  await recording.stop();
  expect(present.capture).toHaveBeenCalled();
});
