/** Between pictures on the page and files: what a job is painted from, and what a person keeps of it. */

import type { Materials, PictureFile, Pixels } from '../../contract/jobs.ts';
import { asSaid, ToldError } from '../../contract/told.ts';
import { type JobRecord, withRecord } from '../../media/png/job_record.ts';
import { sha256Of } from '../../numeric/sha256.ts';
import type { Job } from '../../studio/job.ts';
import { t } from '../language/language.ts';
import { canvasOf } from '../save/canvas_of.ts';
import { stamp } from '../save/download.ts';
import { pngOf } from '../save/png_of.ts';
import { subjectOf, titleOf } from './components/job_words.ts';
import { shownOf } from './transparency.ts';

const PAPER = '#0b0c0e';
const INK = '#f2efe8';
const QUIET = '#a9a59c';
const GAP = 12;
const FOOTER = 56;
const LEAST_HEIGHT = 384;
const MARGIN = 16;
/** Of the program's name in its letters. */
const BRAND_WIDTH = 88;

/** Larger ones would only be made small again. */
const LONGEST_SIDE = 1024;

/**
 * A frame as a PNG file, as large as a job can use it.
 * @param frame taken over; never mirrored, as the screen alone is a looking glass
 */
export async function snapshot(frame: ImageBitmap, title: string): Promise<PictureFile> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(frame.width, frame.height));
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new ToldError(asSaid(t('studio.thisBrowserGivesNoCanvas2')));
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  frame.close();
  return { title, bytes: await pngBytesOf(canvas) };
}

export const fileName = ({ order }: Job, extension: string, what = '') =>
  `convoscope-${order.painting}${what}-${stamp()}${extension}`;

/** What a job says of itself. @param materials that it is painted from */
export async function recordOf(job: Job, { models }: Materials): Promise<JobRecord> {
  const { order, network, weightsSha256, progress } = job;
  const { painting, settings, target, seed } = order;
  const record = {
    ...{ painting, settings, target, seed, network, step: progress?.step ?? 0 },
    ...(weightsSha256 && { weightsSha256 }),
  };
  if (models.length === 0) return record;
  const named = models.map(async ({ title, weight, bytes }) => ({
    ...{ title, weight, sha256: await sha256Of(bytes) },
  }));
  return { ...record, models: await Promise.all(named) };
}

/** The job as it is, pixel for pixel, with its settings inside. */
export const pictureFile = async (job: Job, materials: Materials, picture: Pixels): Promise<Blob> =>
  png(withRecord(await pngBytesOf(canvasOf(shownOf(job.id, picture))), await recordOf(job, materials)));

/** What it was painted from beside what it became, with a line that says what it is. */
export async function comparisonFile(job: Job, materials: Materials, picture: Pixels): Promise<Blob> {
  const { content } = materials;
  if (!content) throw new ToldError(asSaid(t('studio.titleIsNotPaintedFrom', { title: titleOf(job) })));
  const before = await createImageBitmap(new Blob([content.bytes]));
  const height = Math.max(LEAST_HEIGHT, picture.height);
  const widthOf = (side: { width: number; height: number }) =>
    Math.round((side.width / side.height) * height);
  const [left, right] = [widthOf(before), widthOf(picture)];
  const canvas = document.createElement('canvas');
  canvas.width = left + GAP + right;
  canvas.height = height + FOOTER;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new ToldError(asSaid(t('studio.thisBrowserGivesNoCanvas')));
  context.imageSmoothingQuality = 'high';
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(before, 0, 0, left, height);
  context.drawImage(canvasOf(picture), left + GAP, 0, right, height);
  before.close();
  context.textBaseline = 'middle';
  context.font = '500 16px "Inter Variable", "Noto Sans KR Variable", sans-serif';
  context.fillStyle = INK;
  const line = height + FOOTER / 2;
  const words = [titleOf(job), subjectOf(job)].filter(Boolean).join(' · ');
  // Beside a narrow picture letters are set closer; the name of the program takes its own room.
  context.fillText(words, MARGIN, line, canvas.width - 3 * MARGIN - BRAND_WIDTH);
  context.font = '400 14px "Inter Variable", "Noto Sans KR Variable", sans-serif';
  context.fillStyle = QUIET;
  context.textAlign = 'right';
  context.fillText('Convoscope', canvas.width - MARGIN, line, BRAND_WIDTH);
  return png(withRecord(await pngBytesOf(canvas), await recordOf(job, materials)));
}

const png = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'image/png' });

const pngBytesOf = async (canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await pngOf(canvas)).arrayBuffer());
