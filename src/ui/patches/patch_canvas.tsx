import { useEffect, useRef } from 'preact/hooks';
import type { Patch } from '../../contract/patches.ts';
import { notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import * as patches from './patch_store.ts';

/** Enlarged further than this, pixels are shown as they are instead of a blur. */
const SMOOTH_UP_TO = 6;

interface PatchCanvasProps {
  patch: Patch;
  /** Of the square that it is drawn into, in pixels of the canvas. */
  sidePx: number;
}

/** A patch, cut out of its picture. Drawn once: it is told from others by its store, its picture and its place. */
export function PatchCanvas({ patch: { source, field }, sidePx }: PatchCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const storeKey = patches.shown.value?.storeKey;
  const { x, y, width, height } = field;
  useEffect(() => {
    const picture = patches.sourceOf(source)?.picture;
    let wanted = true;
    if (picture)
      createImageBitmap(picture, x, y, width, height)
        .then((cut) => {
          if (wanted && canvas.current) draw(canvas.current, cut, sidePx);
          cut.close();
        })
        .catch(notifyError);
    return () => {
      wanted = false;
    };
  }, [storeKey, source, x, y, width, height, sidePx]);
  return <canvas ref={canvas} class={isMirrored() ? 'mirrored' : ''} width={sidePx} height={sidePx} />;
}

/** Pieces of the mirrored live picture are mirrored like it. */
export const isMirrored = () => patches.origin.value === 'stream' && store.mirrored.value;

function draw(canvas: HTMLCanvasElement, cut: ImageBitmap, sidePx: number): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = sidePx / Math.max(cut.width, cut.height);
  const [width, height] = [cut.width * scale, cut.height * scale];
  context.clearRect(0, 0, sidePx, sidePx);
  context.imageSmoothingEnabled = scale <= SMOOTH_UP_TO;
  context.imageSmoothingQuality = 'high';
  context.drawImage(cut, (sidePx - width) / 2, (sidePx - height) / 2, width, height);
}
