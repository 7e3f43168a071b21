import type { English, Words } from '../words.ts';

export const shell: Words<English['shell']> = {
  language: '언어',
};
