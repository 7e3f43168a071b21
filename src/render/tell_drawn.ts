/**
 * Writes on the canvas what was drawn last, for tests: of which source the picture was, and the map on it. See FrameIdentity.
 */
export function tellDrawn({ dataset }: HTMLCanvasElement, picture: number | null, map: number | null): void {
  if (dataset.picture !== `${picture}`) dataset.picture = `${picture}`;
  if (dataset.map !== `${map}`) dataset.map = `${map}`;
}
