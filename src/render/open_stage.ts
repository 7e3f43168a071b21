import { PixiStage } from './pixi_stage.ts';
import { isSoftwareDrawn } from './software_drawn.ts';
import type { Stage } from './stage.ts';

/** Puts a drawing surface into an element of the page. */
export async function openStage(host: HTMLElement): Promise<Stage> {
  // The page is composed by the same processor: its own motion would cost as much as the picture.
  document.documentElement.classList.toggle('still', isSoftwareDrawn());
  return PixiStage.create(host);
}
