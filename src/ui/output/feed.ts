import { effect } from '@preact/signals';
import { isSoftwareDrawn } from '../../camera/software_drawn.ts';
import { ToldError, told } from '../../contract/told.ts';
import { composeDrawn } from '../../render/compose_drawn.ts';
import type { Size } from '../../render/placement.ts';
import type { Drawn } from '../../render/stage.ts';
import { ofPage } from '../kiosk/forgets.ts';
import * as page from '../store.ts';
import { mirror, size } from './output_store.ts';

/** Where nothing moves, the picture is drawn all the same: who joins a stream later waits no longer for it. */
const STILL_MS = 1000;

/** Canvases that show what the stage shows. */
export interface Feed {
  /**
   * Draws the stage on a canvas from now on, with each drawing of the stage: nothing is painted or drawn twice for it.
   * @param canvas of any window of this page; its size is kept that of the output, or its own
   * @param onDrawn told of each picture
   * @param own size of this canvas alone; null: that of the output
   * @returns a function that ends it
   */
  add(canvas: HTMLCanvasElement, onDrawn?: () => void, own?: Size | null): () => void;
}

export function createFeed(): Feed {
  const contexts = new Map<CanvasRenderingContext2D, { onDrawn: () => void; own: Size | null }>();
  const wanted = ofPage(false);
  let still: ReturnType<typeof setTimeout> | undefined;

  const resize = (canvas: HTMLCanvasElement, own: Size | null) => {
    const { width, height } = own ?? size.peek();
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  };
  const draw = (drawn: Drawn) => {
    const options = { fit: page.display.peek().fit, mirror: mirror.peek() };
    for (const [context, { onDrawn, own }] of contexts) {
      resize(context.canvas, own);
      composeDrawn(context, drawn, options);
      onDrawn();
    }
    clearTimeout(still);
    still = setTimeout(drawNow, STILL_MS);
  };
  const drawNow = () => {
    if (contexts.size > 0) page.stage.peek()?.redraw();
  };
  effect(() => (wanted.value ? page.stage.value?.follow(draw) : undefined));
  effect(() => {
    void [size.value, mirror.value, page.display.value.fit, wanted.value];
    drawNow();
  });
  return {
    add(canvas, onDrawn = () => {}, own = null) {
      // Where the processor plays the GPU, it draws a canvas of its own memory in less time.
      const context = canvas.getContext('2d', { willReadFrequently: isSoftwareDrawn() });
      if (!context) throw new ToldError(told('workerErrors.noStage'));
      resize(canvas, own);
      contexts.set(context, { onDrawn, own });
      wanted.value = true;
      drawNow();
      return () => {
        contexts.delete(context);
        wanted.value = contexts.size > 0;
      };
    },
  };
}
