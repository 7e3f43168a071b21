import type { Lack } from '../../render/open_stage.ts';

export const WITHOUT_CARD = 'Drawn without the graphics card';

const WORDS: Record<Lack, string> = {
  none: 'This browser gives the page no WebGL. The processor draws pictures, maps and tiles, more slowly; the map of pictures in Embedding is not drawn. Switch on graphics acceleration in the browser’s settings for all of it.',
  lost: 'The browser took WebGL away and did not give it back within 3 seconds. The processor draws pictures, maps and tiles now; the map of pictures in Embedding is not drawn. Load the page again for all of it.',
};

/** Why the processor draws, what is missing, and what to do. */
export const wordsOfLack = (lack: Lack): string => WORDS[lack];
