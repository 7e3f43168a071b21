export const atlasErrors = {
  sheetTooSmall: '{file} is smaller than its tiles.',
  tooLarge: '{file} is larger than an atlas can be.',
  unreadable: '{path} in {file} cannot be read: {why}.',
  noIndex: '{file} holds no {index}: it is no atlas.',
  otherWeights: '{file} is an atlas of {title} with other weights than those of {now}, which looks now.',
  sheetMissing: '{file} lacks {sheet}, which its index names.',
  indexNoJson: 'The index in {file} is no JSON.',
  noPicture: '{file} is no picture.',
  wrongAt: 'The index of the atlas, at {path}, is wrong: {message}.',
  wrong: 'The index of the atlas is wrong: {message}.',
} as const;
