import { fitWithin, LONGEST_SIDE } from './fit.ts';
import { layPaper } from './on_white.ts';
import { formatOf } from './sniff.ts';

/** A drawing has no pixels of its own: it is drawn this large on its longer side. */
const DRAWN = 1024;

const TYPE = 'image/svg+xml';

/** As browsers show a drawing that says nothing of it. */
const USUAL = { width: 300, height: 150 };

/** Draws an SVG on white paper. Scripts in it do not run, and what it links to is not loaded. Runs on the page. */
export async function drawSvg(file: Blob): Promise<HTMLCanvasElement> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([await sized(file)], { type: TYPE }));
  try {
    image.src = url;
    await image.decode();
    const [wide, high] = [image.naturalWidth || DRAWN, image.naturalHeight || DRAWN];
    const scale = Math.min(DRAWN, LONGEST_SIDE) / Math.max(wide, high);
    const { width, height } = fitWithin(wide * scale, high * scale);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser gives no 2-D canvas.');
    layPaper(context, width, height);
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Firefox draws nothing of what does not say its width and its height. What cannot be read stays as it is. */
async function sized(file: Blob): Promise<string | Blob> {
  const drawing = new DOMParser().parseFromString(await file.text(), TYPE);
  const svg = drawing.documentElement;
  // A share of the page is no size, nor is "auto".
  const sides = (['width', 'height'] as const).filter(
    (side) => !/^[^%\d]*\d[^%]*$/.test(svg.getAttribute(side) ?? ''),
  );
  if (sides.length === 0 || drawing.querySelector('parsererror')) return file;
  const [, , wide = 0, high = 0] = (svg.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (wide > 0 && high > 0) {
    const scale = DRAWN / Math.max(wide, high);
    svg.setAttribute('width', `${wide * scale}`);
    svg.setAttribute('height', `${high * scale}`);
  } else for (const side of sides) svg.setAttribute(side, `${USUAL[side]}`);
  return new XMLSerializer().serializeToString(drawing);
}

/** A file that workers can decode: a drawing becomes a PNG of the same name, all others stay as they are. */
export async function withoutSvg(file: File): Promise<File> {
  if ((await formatOf(file))?.name !== 'SVG') return file;
  const canvas = await drawSvg(file).catch(() => null);
  const png = await new Promise<Blob | null>((resolve) => (canvas ? canvas.toBlob(resolve) : resolve(null)));
  return png ? new File([png], file.name, { type: 'image/png' }) : file;
}
