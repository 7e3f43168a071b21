/** Cues, knobs and sound of the live style. */
export const instrumentErrors = {
  noJson:
    '{file} is no JSON: it is cut off, or was changed by hand. Choose a file that “Save the cues” wrote.',
  noCues: '{file} holds no cues. Choose a file that “Save the cues” wrote.',
  otherVersion: '{file} is of version {version}; this program reads version {own}.',
  damaged: '{file} makes no sense at {where}: {given}. Mend it there, or save the cues anew.',
  noSound: '{file} holds no sound. Choose another file, or the microphone.',
  microphoneLost:
    'The microphone was unplugged, or is no longer allowed. Plug it in or allow it, then choose it again.',
} as const;
