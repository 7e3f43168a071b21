import { hasWebgl, isSoftwareDrawn } from '../camera/software_drawn.ts';
import { CanvasStage } from './canvas/canvas_stage.ts';
import { PixiStage } from './pixi_stage.ts';
import type { Stage } from './stage.ts';
import { LivePicture } from './video/live_picture.ts';

/** Why a stage draws without WebGL: this browser gives none, or took it away. */
export type Lack = 'none' | 'lost';

/** A browser that restarts its graphics gives WebGL back within a second or two. */
const LOST_FOR_GOOD_MS = 3000;

/**
 * Puts a drawing surface into an element of the page: WebGL where this browser gives it, else a 2-D canvas.
 * @param use called with the stage; and once more, with another one, where WebGL was lost and did not come back within
 * three seconds. The second one stays until the page is loaded again.
 * @param transparent whether what lies behind the stage shows where nothing is drawn
 */
export async function openStage(
  host: HTMLElement,
  use: (stage: Stage, lack: Lack | null) => void,
  transparent = false,
): Promise<void> {
  // The page is composed by the same processor: its own motion would cost as much as the picture.
  document.documentElement.classList.toggle('still', isSoftwareDrawn());
  const live = new LivePicture();
  if (!hasWebgl()) return use(new CanvasStage(host, live, transparent), 'none');
  const stage = await PixiStage.create(host, live, transparent);
  whenLostForGood(stage.canvas, () => {
    stage.destroy();
    use(new CanvasStage(host, live, transparent), 'lost');
  });
  use(stage, null);
}

function whenLostForGood(canvas: HTMLCanvasElement, act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(act, LOST_FOR_GOOD_MS);
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', () => clearTimeout(timer));
  // The event may have come while the stage was made.
  if (canvas.getContext('webgl2')?.isContextLost()) lost();
}
