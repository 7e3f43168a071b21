import type { Lack } from '../../render/open_stage.ts';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';

const WORDS: Record<Lack, PlainKey> = {
  none: 'shell.noWebgl',
  lost: 'shell.webglLost',
};

/** Why the processor draws, what is missing, and what to do. */
export const wordsOfLack = (lack: Lack): string => t(WORDS[lack]);
