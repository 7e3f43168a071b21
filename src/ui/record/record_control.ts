/** Films, pictures and loops of what the stage shows. */
import { forgets } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { pause } from '../pause.ts';
import { download, stamp } from '../save/download.ts';
import { savePicture } from '../save/save_picture.ts';
import { stageThere } from '../stage_there.ts';
import * as page from '../store.ts';
import { filmLoop } from './loop.ts';
import * as store from './record_store.ts';
import { BrokenFilmError, type Recording, record } from './recorder.ts';
import { openSound, type SoundSource } from './sound_source.ts';

export interface RecordCommands {
  /** Begins to film the stage; the next time ends it, and saves the film. To be called in a click or by a key. */
  toggle(): void;
  /** Saves the picture when the self-timer is over. */
  shoot(): void;
  /** Saves three seconds that play for ever. */
  loop(): void;
}

/** Of this browser: not in every one of them. */
interface FilePicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

export const canWriteFiles = (): boolean => (window as FilePicker).showSaveFilePicker !== undefined;

export function createRecording(): RecordCommands {
  /** Ends what runs, or waits for its beginning. */
  let running: AbortController | null = null;

  const run = (act: (signal: AbortSignal) => Promise<void>) => {
    if (running) {
      running.abort();
      return;
    }
    const own = new AbortController();
    running = own;
    void act(own.signal)
      .catch((error: unknown) => {
        // The person closed the browser's own dialog.
        if (!(error instanceof DOMException && error.name === 'AbortError')) notifyError(error);
      })
      .finally(() => {
        running = null;
        store.countdown.value = null;
        store.recordedSeconds.value = null;
      });
  };
  forgets(() => running?.abort());

  return {
    toggle: () => run(film),
    shoot: () =>
      run(async (signal) => {
        if (await waited(signal)) await savePicture();
      }),
    loop: () =>
      run(async (signal) => {
        const stage = await stageThere(signal);
        if (!stage || !(await waited(signal))) return;
        try {
          const format = store.loopFormat.value;
          const tell = (share: number) => (store.looping.value = share);
          const blob = await filmLoop(() => page.stage.value ?? stage, format, signal, tell);
          if (blob) download(blob, `${nameOf()}.${format}`);
        } finally {
          store.looping.value = null;
        }
      }),
  };
}

const nameOf = () => `convoscope-${page.technique.value || 'stage'}-${stamp()}`;

/** The self-timer. @returns whether it came to its end */
async function waited(signal: AbortSignal): Promise<boolean> {
  for (let seconds = store.timer.value; seconds > 0 && !signal.aborted; seconds--) {
    store.countdown.value = seconds;
    await pause(1000, signal);
  }
  store.countdown.value = null;
  return !signal.aborted;
}

async function film(signal: AbortSignal): Promise<void> {
  const format = store.format.value;
  const take = store.takes.value + 1;
  const name = `${nameOf()}-${take}`;
  // Asked for first: a browser shows its dialog in a click alone.
  const handle =
    store.toDisk.value && canWriteFiles()
      ? await (window as FilePicker).showSaveFilePicker?.({ suggestedName: `${name}.${format}` })
      : undefined;
  const stage = await stageThere(signal);
  if (!stage || !(await waited(signal))) return;
  let sound: SoundSource | null = null;
  let recording: Recording | null = null;
  let parts = 0;
  const stop = () => void recording?.stop().catch(() => {});
  signal.addEventListener('abort', stop);
  try {
    sound = await openSound(store.sound.value, store.soundFile.value);
    // Called off while the browser asked for the microphone.
    if (signal.aborted) return;
    const file = (await handle?.createWritable()) ?? null;
    store.recordedSeconds.value = 0;
    recording = record(() => page.stage.value ?? stage, {
      ...{ format, file, sound: sound?.track ?? null },
      onSecond: (seconds) => {
        store.recordedSeconds.value = Math.floor(seconds);
      },
      onPart: ({ blob, extension }) => {
        parts++;
        store.takes.value = take;
        download(blob, `${name}${parts > 1 ? `-part-${parts}` : ''}${extension}`);
      },
    });
    if (signal.aborted) stop();
    const broken = await recording.done.catch((error: unknown) => {
      if (error instanceof BrokenFilmError) return error;
      throw error;
    });
    store.takes.value = take;
    if (handle) notify('hint', t('record.written'), t('record.isIn', { name: handle.name }));
    if (broken) throw broken;
  } finally {
    signal.removeEventListener('abort', stop);
    sound?.end();
  }
}
