/** The one list of what can go wrong with a screen that nobody attends, and of what is done about it. docs/hosting.md has its table. */
import * as store from '../../store.ts';
import * as studio from '../../studio/store.ts';
import * as senses from './senses.ts';
import type { Fault, Remedy } from './watchdog.ts';

export interface RemedyParts {
  /** Opens the camera or the film anew, the same one. */
  reopenSource(): void;
  restartWorker(): void;
  /** Has the network run on the processor alone. @returns whether it ran elsewhere before */
  leaveGraphicsCard(): boolean;
  /**
   * Opens the page anew.
   * @param isWanted whether it is still, once the server answers; unless given, as long as anything is amiss
   * @returns false where that was done too often of late
   */
  reload(isWanted?: () => boolean): boolean;
}

/** The clip that is shown until the first picture comes is no fault, unless none comes for so long. */
const FIRST_PICTURE_MS = 60_000;

function watchCamera(): () => boolean {
  const since = performance.now();
  let hadCamera = false;
  return () => {
    const kind = store.live.value?.kind;
    hadCamera ||= kind === 'camera';
    const isDue = hadCamera || performance.now() - since >= FIRST_PICTURE_MS;
    return isDue && ['camera', 'phone'].includes(store.requestedSource.value) && kind === 'clip';
  };
}

/** A card that was lost may be back; of one that hung it is known from when on it may be tried again. */
function isWithoutCard(): boolean {
  const { hardware = true, againAt = Number.POSITIVE_INFINITY } = store.catalogue.value?.backend ?? {};
  return store.leftCard.value || (!hardware && Date.now() >= againAt);
}

export function listFaults({ reopenSource, restartWorker, leaveGraphicsCard, reload }: RemedyParts): Fault[] {
  const reopen = (after: number): Remedy => ({
    ...{ name: 'opened the picture’s source anew', after },
    apply() {
      reopenSource();
      senses.cameraReopened();
      return true;
    },
  });
  const restart = (after: number): Remedy => ({
    ...{ name: 'started the worker anew', after },
    apply() {
      restartWorker();
      return true;
    },
  });
  const otherBackend = (after: number): Remedy => ({
    ...{ name: 'left the graphics card', after, apply: leaveGraphicsCard },
  });
  const anew = (after: number, isWanted?: () => boolean): Remedy => ({
    ...{ name: 'opened the page anew', after },
    apply: () => reload(isWanted),
  });
  return [
    // camera_presence.ts asks for it as long as it is gone.
    { what: 'the camera is gone', isThere: watchCamera(), remedies: [] },
    // reopening_camera.ts opens it anew, after waits that grow.
    {
      what: 'the camera sends no new pictures',
      isThere: () => store.stalled.value,
      remedies: [anew(120)],
    },
    // It is over at once: what comes back within a minute is a second of the same fault.
    {
      what: 'the camera repeats one picture',
      isThere: () => senses.repeats.value,
      remedies: [0, 2, 3, 4, 5].map(reopen),
    },
    {
      what: 'a film does not go on',
      isThere: () => senses.filmStands.value,
      remedies: [reopen(0), anew(30)],
    },
    // service.ts starts it anew after waits that grow, elsewhere where the graphics card is lost; worker_state.ts has the page
    // opened anew after six deaths. A card that hangs as it starts is found out within 30 s, and the next one has to start.
    {
      what: 'the network does not run',
      isThere: () => store.isDown.value,
      remedies: [otherBackend(60), anew(120)],
    },
    // The page that is opened anew tries the card once; where it fails again, an hour passes again.
    {
      what: 'the network runs without its card',
      isThere: isWithoutCard,
      isMild: true,
      remedies: [{ ...anew(3600, isWithoutCard), alone: true }],
    },
    // Its card lost, the browser gives it back within three seconds; else the stage is drawn without it (open_stage.ts).
    {
      what: 'the stage has lost the graphics card',
      isThere: () => store.stageLack.value === 'lost',
      remedies: [{ ...anew(5), alone: true }],
    },
    {
      what: 'the studio does not run',
      isThere: () => studio.workerState.value === 'restarting' || studio.workerState.value === 'failed',
      remedies: [{ ...anew(120), alone: true }],
    },
    {
      what: 'nothing was seen',
      isThere: () => senses.unseen.value,
      remedies: [reopen(0), restart(8), otherBackend(20), anew(40)],
    },
    {
      what: 'the machine slept',
      isThere: () => senses.slept.value,
      remedies: [reopen(5), restart(10), anew(40)],
    },
    {
      what: 'memory grows',
      isThere: () => senses.grows.value,
      remedies: [
        { ...restart(0), alone: true },
        { ...anew(240), alone: true },
      ],
    },
    // All that the page needs is there: the server is asked for nothing but how the exhibit is.
    { what: 'the server does not answer', isThere: () => senses.unserved.value, remedies: [] },
  ];
}
