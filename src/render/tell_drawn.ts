import type { ViewResult } from '../contract/view.ts';

/**
 * Writes on the canvas what was drawn last, for tests and screenshots: of which source the picture was, and the map on it
 * (see FrameIdentity), and how far the map's sweep had come, 0..1; 1 where it has none, nothing where there is no map.
 */
export function tellDrawn(
  { dataset }: HTMLCanvasElement,
  picture: number | null,
  result: Pick<ViewResult, 'source' | 'progress'> | null,
): void {
  const now = {
    picture: `${picture}`,
    map: `${result?.source ?? null}`,
    progress: result ? `${result.progress ?? 1}` : '',
  };
  for (const [name, text] of Object.entries(now)) if (dataset[name] !== text) dataset[name] = text;
}
