export const save = {
  thePictureCouldNotBe: 'The picture could not be written as PNG. Is it too large?',
  thisBrowserGivesNoCanvas: 'This browser gives no canvas to save from.',
  offChannelsSwitchedOff: '{off, plural, one {# channel switched off} other {# channels switched off}}',
  nothingIsSavedHere: 'Nothing is saved here',
  thisExhibitKeepsNoPictures: 'This exhibit keeps no pictures.',
  thisBrowserCannotWriteVideos: 'This browser cannot write videos. {advice}',
  thisBrowserGivesNoCanvas2: 'This browser gives no canvas to draw the video on.',
  theVideoCameOutEmpty: 'The video came out empty. Try again.',
} as const;
