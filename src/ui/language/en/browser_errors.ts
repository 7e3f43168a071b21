export const browserErrors = {
  unread: 'A part of the program cannot be read',
  unreadAdvice:
    'The server that the page came from does not answer. Check the connection, then reload the page.',
  notAllowed: 'The browser did not allow this',
  notAllowedAdvice: 'Click into the page and try again, or allow it in the browser’s settings for this page.',
  unreadable: 'This file cannot be read',
  unreadableAdvice: 'It was moved, changed or locked since it was chosen. Choose it again.',
  unopened: 'This file cannot be opened',
  unopenedAdvice: 'It is damaged, or of a kind that this browser does not know. Save it as JPEG, PNG or MP4.',
  noRoom: 'There is no room left',
  noRoomAdvice: 'The browser gives this page no more room on the disk. Free some, or remove paintings.',
  noMemory: 'There is not enough memory',
  noMemoryAdvice: 'Choose a smaller picture, or close other programs and tabs, then try again.',
  calledOff: 'This was called off',
  calledOffAdvice: 'Try again.',
  unknown: 'Something went wrong',
  unknownAdvice: 'The page goes on. If something is missing, reload it.',
} as const;
