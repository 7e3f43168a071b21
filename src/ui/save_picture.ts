import { type ColourMapName, lookup } from '../render/colour_maps.ts';
import { coloursOf } from '../render/picture_colours.ts';
import type { Stage } from '../render/stage.ts';
import type { Legend, PaneLook } from '../worker/api.ts';
import { drawCharts } from './draw_charts.ts';
import { drawCutOut } from './draw_cut_out.ts';
import { formatValue } from './format.ts';
import { silencedCount } from './lesion.ts';
import * as store from './store.ts';

const PAPER = '#0b0c0e';
const INK = '#f2efe8';
const QUIET = '#a9a59c';
const FOOTER_HEIGHT = 64;
/** Room for the footer's words. */
const LEAST_WIDTH = 480;

/**
 * Saves the stage as it is, with a line below for each view that says what is shown and what its colours mean. A cut-out is
 * saved alone, with a transparent background.
 */
export async function savePicture(): Promise<void> {
  const stage = store.stage.value;
  if (!stage) return;
  const panes = store.panes.value;
  const canvas = panes.length === 1 ? drawCutOut(stage) : null;
  const blob = await asPng(canvas ?? (await drawStage(stage, panes)));
  download(blob, `convoscope-${store.technique.value || 'picture'}-${stamp()}.png`);
}

async function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture could not be written as PNG. Is it too large?');
  return blob;
}

async function drawStage(stage: Stage, panes: readonly PaneLook[]): Promise<HTMLCanvasElement> {
  // Copied in the same task as it is drawn: afterwards the drawing buffer is empty.
  const { canvas: drawn, part, resolution } = stage.capture();
  const canvas = document.createElement('canvas');
  const px = (size: number) => Math.round(size * resolution);
  const [width, height] = [px(part.width), px(part.height)];
  canvas.width = Math.max(width, px(LEAST_WIDTH));
  canvas.height = height + px(FOOTER_HEIGHT) * Math.max(1, panes.length);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to save from.');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, px(part.x), px(part.y), width, height, 0, 0, width, height);
  await drawCharts(context, part, resolution);
  for (const [at, pane] of [...panes, ...(panes.length === 0 ? [null] : [])].entries()) {
    drawFooter(context, pane, height + at * px(FOOTER_HEIGHT), resolution);
  }
  return canvas;
}

function drawFooter(
  context: CanvasRenderingContext2D,
  pane: PaneLook | null,
  top: number,
  resolution: number,
): void {
  const look = store.seen.value?.look;
  const network = store.catalogue.value?.network;
  const off = silencedCount(store.lesion.value);
  const lesion = off > 0 ? `${off} channels switched off` : '';
  const title = [pane?.picture.title, network?.title, lesion].filter(Boolean).join(' · ');
  const leading = look?.ranking.classes[0];
  const px = (size: number) => Math.round(size * resolution);
  context.textBaseline = 'middle';
  context.fillStyle = INK;
  context.font = `500 ${px(14)}px "Inter Variable", sans-serif`;
  context.fillText(title || 'Convoscope', px(16), top + px(22));
  context.fillStyle = QUIET;
  context.font = `400 ${px(12)}px "Inter Variable", sans-serif`;
  const seen = leading ? `${leading.label}, ${Math.round(100 * leading.probability)} %` : '';
  const picture = pane?.picture;
  const faint = picture && 'faint' in picture ? picture.faint : '';
  context.fillText([faint, seen, 'Convoscope'].filter(Boolean).join(' · '), px(16), top + px(44));
  if (!picture || picture.kind === 'ranking' || !picture.legend) return;
  drawScale(context, picture.legend, coloursOf(picture, store.display.value), top, px);
}

function drawScale(
  context: CanvasRenderingContext2D,
  legend: Legend,
  map: ColourMapName,
  top: number,
  px: (size: number) => number,
): void {
  const strip = document.createElement('canvas');
  strip.width = 256;
  strip.height = 1;
  strip.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(lookup(map)), 256, 1), 0, 0);
  const width = px(260);
  const left = context.canvas.width - width - px(16);
  context.drawImage(strip, left, top + px(16), width, px(10));
  const [low, high] = legend.range;
  context.fillText(`${formatValue(low)} ${legend.low}`, left, top + px(44));
  context.textAlign = 'right';
  context.fillText(`${formatValue(high)} ${legend.high}`, left + width, top + px(44));
  context.textAlign = 'left';
}

/** Hands a file to the person. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Date and time for a file's name. */
export const stamp = () => new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
