/** Puts the studio together: scheduler, storage, styles, and the page's commands to them. */

import { batch } from '@preact/signals';
import type { JobId, Materials, PictureFile, Pixels, StudioOptions } from '../../contract/jobs.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { recordOf } from '../../media/png/job_record.ts';
import { databaseStore } from '../../studio/database_store.ts';
import { fallbackStore } from '../../studio/fallback_store.ts';
import { type Job, PRIORITY } from '../../studio/job.ts';
import { MOST_CHECKPOINTS } from '../../studio/job_records.ts';
import { memoryStore } from '../../studio/memory_store.ts';
import { Scheduler, type SchedulerOptions } from '../../studio/scheduler.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { download } from '../save/download.ts';
import type { SourceControl } from '../sources/source_control.ts';
import { hearStage } from '../steps/store.ts';
import * as page from '../store.ts';
import { checkStyles } from '../url_state/page_settings.ts';
import { viewJob } from './actions.ts';
import { BackgroundJobs } from './background.ts';
import { whyFull, whyNoGrid } from './budget.ts';
import type { StudioCommands } from './commands.ts';
import { titleOf } from './components/job_words.ts';
import { encodeFilm } from './film.ts';
import { gridJobs } from './grids.ts';
import { followTuning } from './inside/tuning.ts';
import { untilAlone } from './only_tab.ts';
import { jobTowards, newJob, whyNot } from './order.ts';
import { comparisonFile, fileName, pictureFile, recordOf as recordOfJob, snapshot } from './picture_files.ts';
import * as studio from './store.ts';
import { createStyleStore } from './styles.ts';
import { takeRecord } from './take_record.ts';
import { moreSteps } from './values.ts';

export interface StudioParts extends Pick<SchedulerOptions, 'createLink'> {
  /** @param network id of the network that a job is made by */
  options: (network: string) => Omit<StudioOptions, 'inMemory'>;
  /** Address of the folder that holds styles.json. */
  stylesUrl: string;
  source: Pick<SourceControl, 'grab'>;
}

export interface Studio {
  commands: StudioCommands;
  scheduler: Scheduler;
}

/** A time-lapse of at most MOST_FRAMES frames then takes eight seconds. */
const TIME_LAPSE_RATE = 12;
const LARGEST_PNG = 64e6;

export function createStudio({ createLink, options, stylesUrl, source }: StudioParts): Studio {
  const told = new Set<string>();
  // Every step says again that the disk is full; once is enough.
  const onTrouble = (error: Error) => {
    if (!told.has(error.name)) notifyError(error);
    told.add(error.name);
  };
  // What a visitor of a kiosk paints never reaches the disk, where what is deleted may lie for long.
  const inMemory = page.kiosk.value;
  const store = fallbackStore(inMemory ? memoryStore() : databaseStore(), memoryStore(), onTrouble);
  const styles = createStyleStore(stylesUrl, store);
  const background = new BackgroundJobs(() => scheduler);
  const scheduler: Scheduler = new Scheduler({
    ...{ createLink, store, onTrouble },
    options: (network) => ({ ...options(network), inMemory }),
    onChange: (jobs) => {
      batch(() => {
        studio.jobs.value = jobs.filter(({ priority }) => priority !== PRIORITY.background);
        // However it was taken away: nothing lies over the stage any more.
        if (!studio.viewedJob.peek()) viewJob(null);
      });
      background.follow(jobs);
    },
    onShown: (id, { picture, stepMs, showMs, parts = [], byLayer = {} }) =>
      (studio.newest.value = { id, picture, stepMs, showMs, parts, byLayer }),
    onStage: hearStage,
    onState: ({ kind }) => (studio.workerState.value = kind),
  });
  followTuning(scheduler.tune);
  void untilAlone((waiting) => (studio.elsewhere.value = waiting)).then(async () => {
    await scheduler.load();
    await background.sweep();
  });
  void styles.load().then(checkStyles);
  forgets(() => Promise.all(studio.jobs.value.map(({ id }) => scheduler.remove(id))));
  return { scheduler, commands: { ...studioCommands(scheduler, styles, source), draw: background.draw } };
}

function studioCommands(
  scheduler: Scheduler,
  styles: ReturnType<typeof createStyleStore>,
  source: StudioParts['source'],
): Omit<StudioCommands, 'draw'> {
  /** Runs it, and tells what goes wrong. */
  const told = (work: () => Promise<unknown>) => void work().catch(notifyError);
  /** Of a kiosk whose visitor has enough paintings waiting, says so instead. */
  const unlessFull = (work: () => Promise<unknown> | undefined) =>
    told(async () => {
      const why = whyFull();
      if (why) notify('hint', t('studio.notYet'), why);
      else await work();
    });
  const grabbed = async () => {
    const frame = await source.grab();
    if (!frame) throw new ToldError(asSaid(t('studio.thereIsNoPictureYet')));
    return frame;
  };
  const label = () => page.live.value?.label ?? t('studio.picture');

  const materialsNow = async (): Promise<Materials> => {
    const needsContent = studio.card.value?.needs.content ?? false;
    // Those of this moment: until the frame is there another style or source may be chosen.
    const [wanted, title] = [studio.wantedStyles.value, label()];
    const content = needsContent ? await snapshot(await grabbed(), title) : null;
    const files = wanted.map(async ({ id, weight }) => ({ ...(await styles.file(id)), weight }));
    return { content, models: await Promise.all(files) };
  };
  /** A job with all that belongs to it. @throws where nothing was painted yet */
  const finished = async (id: JobId): Promise<[Job, Materials, Pixels]> => {
    const [job, materials, picture] = [
      scheduler.job(id),
      await scheduler.materials(id),
      await scheduler.picture(id),
    ];
    if (!job || !materials || !picture) throw new ToldError(asSaid(t('studio.thereIsNothingToSave')));
    return [job, materials, picture];
  };
  const paint = async (priority: number): Promise<JobId | undefined> => {
    const why = whyNot();
    const job = newJob(priority);
    if (why || !job) return void notify('hint', t('studio.notYet'), why ?? t('studio.chooseAPainting'));
    const here = stillHere();
    const materials = await materialsNow();
    return here() ? await scheduler.add(job, materials) : undefined;
  };
  const paintBesideFast = async () => {
    const id = await paint(PRIORITY.person);
    if (!id) return;
    studio.opensWith.value = { id, mode: 'fast' };
    viewJob(id);
  };
  const paintGrid = async () => {
    const why = whyNot() ?? whyNoGrid();
    if (why) return notify('hint', t('studio.notYet'), why);
    const jobs = gridJobs(PRIORITY.person);
    const here = stillHere();
    const materials = await materialsNow();
    if (!here()) return;
    // Whole or not at all: something else may have been ordered meanwhile.
    const late = whyNoGrid();
    if (late) return notify('hint', t('studio.notYet'), late);
    for (const job of jobs) if (here()) await scheduler.add(job, materials);
  };
  const dreamOn = async (id: JobId) => {
    const here = stillHere();
    const [job, materials, picture] = await finished(id);
    const blob = await pictureFile(job, materials, picture);
    if (!here()) return;
    const content: PictureFile = { title: titleOf(job), bytes: new Uint8Array(await blob.arrayBuffer()) };
    const { title, subject, order, network, priority } = job;
    await scheduler.add({ title, subject, order, network, priority }, { ...materials, content });
  };

  /** It would begin anew, over its own picture. */
  const unlessOutlived = async (id: JobId, go: () => void) => {
    if (await scheduler.canGoOn(id)) return go();
    const job = scheduler.job(id);
    const count = MOST_CHECKPOINTS;
    const instead =
      !job || studio.hasOtherSeeds(job)
        ? t('studio.tooOldToGoOn', { count })
        : t('studio.tooOldButSettings', { count });
    notify('hint', t('studio.notAnyMore'), instead);
  };

  return {
    paint: () => told(() => paint(PRIORITY.person)),
    paintFirst: () =>
      told(async () => {
        const id = await paint(PRIORITY.person);
        if (id) scheduler.first(id);
      }),
    paintGrid: () => told(paintGrid),
    paintBesideFast: () => told(paintBesideFast),
    paintIdly: () => told(() => paint(PRIORITY.idle)),
    paintTowards: (target) =>
      unlessFull(async () => {
        const card = studio.ascentCard.value;
        const job = card && jobTowards(card, target, PRIORITY.person);
        if (job) await scheduler.add(job, { content: null, models: [] });
      }),
    pause: (id) => scheduler.pause(id),
    resume: (id) => told(() => unlessOutlived(id, () => scheduler.resume(id))),
    cancel: (id) => told(() => scheduler.cancel(id)),
    again: (id) => unlessFull(() => scheduler.again(id, 1 + Math.floor(Math.random() * 9999))),
    more: (id) =>
      unlessFull(async () => {
        const job = scheduler.job(id);
        const card = job && studio.cardOf(job);
        if (card?.further === 'picture') return dreamOn(id);
        const steps = job && card && moreSteps(card, job.order.settings);
        if (steps) await unlessOutlived(id, () => scheduler.more(id, { ...job.order.settings, steps }));
      }),
    remove: (id) => told(() => scheduler.remove(id)),
    first: (id) => scheduler.first(id),
    move: (id, by) => scheduler.exchange(id, by),

    useSettings: (id) =>
      told(async () => {
        const [job, materials] = [scheduler.job(id), await scheduler.materials(id)];
        if (job && materials) takeRecord(await recordOfJob(job, materials));
      }),
    async takeSaved(file) {
      // Not of every file: a video may be larger than memory.
      const record = file.size < LARGEST_PNG ? recordOf(new Uint8Array(await file.arrayBuffer())) : null;
      if (!record || !takeRecord(record)) return false;
      notify('hint', t('studio.settingsLoaded'), t('studio.thePageIsSetAs'));
      return true;
    },

    addStyleFile: (file) => told(() => styles.addFile(file)),
    addStyleFrame: () => told(async () => styles.addFrame(await grabbed())),
    removeStyle: (id) => told(() => styles.remove(id)),

    picture: scheduler.picture,
    materials: scheduler.materials,
    frames: scheduler.frames,

    savePicture: (id) =>
      told(async () => {
        const [job, materials, picture] = await finished(id);
        download(await pictureFile(job, materials, picture), fileName(job, '.png'));
      }),
    saveComparison: (id) =>
      told(async () => {
        const [job, materials, picture] = await finished(id);
        download(await comparisonFile(job, materials, picture), fileName(job, '.png', '-before-after'));
      }),
    saveFilm: async (id) => {
      try {
        const [job] = await finished(id);
        const card = studio.cardOf(job);
        const rate = card?.film?.framesPerSecond ?? TIME_LAPSE_RATE;
        const { blob, extension } = await encodeFilm(await scheduler.frames(id), rate);
        download(blob, fileName(job, extension));
      } catch (error) {
        notifyError(error);
      }
    },
    copy: (id) =>
      told(async () => {
        const blob = finished(id).then((all) => pictureFile(...all));
        // Given as a promise: Safari forgets the click while one waits for the picture.
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
        notify('hint', t('studio.copied'), t('studio.thePictureIsOnThe'));
      }),
    share: (id) =>
      told(async () => {
        const [job, materials, picture] = await finished(id);
        const blob = await pictureFile(job, materials, picture);
        const file = new File([blob], fileName(job, '.png'), { type: blob.type });
        await navigator.share({ files: [file], title: titleOf(job) }).catch((error: Error) => {
          // The person thought better of it.
          if (error.name !== 'AbortError') throw error;
        });
      }),
  };
}
