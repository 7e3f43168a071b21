import { asSaid, ToldError } from '../../contract/told.ts';
import type { TechniqueResult } from '../../contract/view.ts';
import { settleLegend } from '../../render/heat/drawn_numbers.ts';
import { coloursOf } from '../../render/heat/picture_colours.ts';
import type { Exposure } from '../../render/stage.ts';
import { silencedCount } from '../ablation/ablation.ts';
import { drawCharts } from '../chart/draw_charts.ts';
import { targetText } from '../classes/target_text.ts';
import { drawCutOut } from '../cut_out/draw_cut_out.ts';
import { percent } from '../format.ts';
import { className, phrase, t } from '../language/language.ts';
import { patchSheet, SHEET_WIDTH } from '../patches/draw_patches.ts';
import { isOpen as isPatchesOpen } from '../patches/patch_store.ts';
import { stageThere } from '../stage_there.ts';
import * as store from '../store.ts';
import { download, stamp } from './download.ts';
import { drawFooter, type FooterWords, fontOf, layoutFooter, measureOn } from './draw_footer.ts';
import { pngOf } from './png_of.ts';

/** Whether one waits for the stage: however often it is asked for meanwhile, it is one picture. */
let isWaiting = false;

const PAPER = '#0b0c0e';
const INK = '#f2efe8';
/** Room for the words, and so many units of them go across a picture that is large. */
const LEAST_WIDTH = 480;
const UNITS_ACROSS = 1280;

/**
 * Saves the stage with all the pixels of the picture and unmirrored, with a line below for each view that says what is
 * shown and what its colours mean. A cut-out is saved alone, with a transparent background.
 */
export async function savePicture(): Promise<void> {
  if (isWaiting) return;
  isWaiting = true;
  const stage = await stageThere().finally(() => (isWaiting = false));
  if (!stage) return;
  // What waits to be drawn changes the words too, and then the charts.
  stage.capture();
  await null;
  const panes = store.panes.value;
  const canvas = panes.length === 1 ? drawCutOut(stage) : null;
  const blob = await pngOf(canvas ?? (await drawSheet(stage.expose(), panes)));
  download(blob, `convoscope-${store.technique.value || 'picture'}-${stamp()}.png`);
}

/** The picture, the patches that belong to it, and the words. */
async function drawSheet(exposure: Exposure, panes: readonly TechniqueResult[]): Promise<HTMLCanvasElement> {
  const { canvas: drawn, resolution } = exposure;
  const canvas = document.createElement('canvas');
  const letters = Math.max(1, drawn.width / UNITS_ACROSS);
  const least = isPatchesOpen.value ? SHEET_WIDTH * letters : LEAST_WIDTH;
  canvas.width = Math.ceil(Math.max(drawn.width, least));
  const left = Math.floor((canvas.width - drawn.width) / 2);
  const units = canvas.width / letters;
  const measure = measureOn(contextOf(canvas));
  const words = panes.length > 0 ? panes.map(wordsOf) : [wordsOf(null)];
  const footers = words.map((own) => ({ ...own, footer: layoutFooter(own, units, measure) }));
  const patches = patchSheet(units);
  const below = footers.reduce((sum, { footer }) => sum + footer.height, patches?.height ?? 0);
  canvas.height = drawn.height + Math.ceil(below * letters);
  const context = contextOf(canvas);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(left, 0);
  context.drawImage(drawn, 0, 0);
  await drawCharts(context, { x: 0, y: 0, width: drawn.width, height: drawn.height }, resolution);
  panes.forEach((pane, at) => {
    drawTarget(context, pane, exposure.crops[at], letters);
  });
  context.resetTransform();
  let top = drawn.height;
  await patches?.draw(context, top, letters);
  top += (patches?.height ?? 0) * letters;
  for (const { footer, scale } of footers) {
    drawFooter(context, footer, scale?.map ?? null, top, letters);
    top += footer.height * letters;
  }
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new ToldError(asSaid(t('save.thisBrowserGivesNoCanvas')));
  return context;
}

function wordsOf(pane: TechniqueResult | null): FooterWords {
  // Channels are switched off in the first network alone.
  const off = pane?.network === undefined ? silencedCount(store.ablation.value) : 0;
  const ablation = off > 0 ? t('save.offChannelsSwitchedOff', { off }) : '';
  const network = pane ? store.networkOf(pane) : store.catalogue.value?.network;
  const title = [pane && phrase(pane.picture.title), network?.title, ablation].filter(Boolean).join(' · ');
  const leading = store.seen.value?.result.ranking.classes[0];
  const seen = leading ? `${className(leading.label)}, ${percent(leading.probability)}` : '';
  const picture = pane?.picture;
  const faint = picture && 'faint' in picture ? picture.faint : '';
  if (picture) settleLegend(picture);
  const legend = picture && picture.kind !== 'ranking' ? picture.legend : null;
  return {
    title: title || 'Convoscope',
    seen: [phrase(faint ?? ''), seen, phrase(legend?.unit ?? ''), phrase(legend?.note ?? ''), 'Convoscope']
      .filter(Boolean)
      .join(' · '),
    scale:
      legend && picture && picture.kind !== 'ranking'
        ? { legend, map: coloursOf(picture, store.display.value) }
        : null,
  };
}

/** What the picture was made for, in the corner of what the network saw. */
function drawTarget(
  context: CanvasRenderingContext2D,
  pane: TechniqueResult,
  crop: Exposure['crops'][number] | undefined,
  letters: number,
): void {
  const words = targetText(pane);
  if (!words || !crop) return;
  context.font = fontOf('title', letters);
  const pad = 8 * letters;
  const height = 24 * letters;
  const width = Math.min(crop.width, context.measureText(words).width + 2 * pad);
  const top = crop.y + crop.height - height;
  context.fillStyle = '#0b0c0eb3';
  context.fillRect(crop.x, top, width, height);
  context.fillStyle = INK;
  context.textBaseline = 'middle';
  context.fillText(words, crop.x + pad, top + height / 2, width - 2 * pad);
}
