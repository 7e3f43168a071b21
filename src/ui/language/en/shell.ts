/** What stands around every view. */
export const shell = {
  language: 'Language',
} as const;
