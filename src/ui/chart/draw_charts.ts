import type { Rect } from '../../contract/geometry.ts';

/**
 * Draws the charts that lie over the stage where they lie, for a file: their pictures unmirrored, as the stage's are.
 * @param part of the stage that the context's canvas shows, in CSS pixels
 */
export async function drawCharts(
  context: CanvasRenderingContext2D,
  part: Rect,
  resolution: number,
): Promise<void> {
  const stage = document.getElementById('stage')?.getBoundingClientRect();
  if (!stage) return;
  for (const chart of document.querySelectorAll<SVGSVGElement>('.pane-chart svg')) {
    const { left, top, width, height } = chart.getBoundingClientRect();
    const image = await asImage(chart);
    const [x, y] = [left - stage.left - part.x, top - stage.top - part.y];
    context.drawImage(image, x * resolution, y * resolution, width * resolution, height * resolution);
  }
}

async function asImage(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const text = new XMLSerializer().serializeToString(unmirrored(svg));
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function unmirrored(svg: SVGSVGElement): Node {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const image of copy.querySelectorAll('image[transform$="scale(-1 1)"]')) {
    const [transform, width] = ['transform', 'width'].map((name) => image.getAttribute(name));
    // Turned around once more, within its own width.
    image.setAttribute('transform', `${transform} translate(${width} 0) scale(-1 1)`);
  }
  return copy;
}
