export const liveStyle = {
  oneStyle: 'One style',
  blend: 'Blend',
  beforeAndAfter: 'Before and after',
  wanderFromStyleToStyle: 'Wander from style to style',
  recordAVideo: 'Record a video',
  thereIsNoPictureYet: 'There is no picture yet that could become the style.',
  thereIsNoStyleId:
    'There is no style “{id}” here. Styles of your own last as long as the page is open. Showing {title}.',
  styles: 'Styles',
  compare: 'Compare',
  wander: 'Wander',
  record: 'Record',
  oneStyleOrSeveralAt: 'One style, or several at once',
  recordWithANewerBrowser: 'Record with a newer browser.',
  whichStyle: 'Which style',
  whatTheCameraSeesBecomes: 'What the camera sees becomes the style  A',
  aPicturesFileBecomesThe:
    "A picture's file becomes the style. A folder or ZIP of ml5's can be dropped on the page.",
  cameraOnTheLeftPainting: 'Camera on the left, painting on the right',
  camera: 'Camera',
  painting: 'Painting',
  endAndSaveTheVideo: 'End and save the video  Q',
  recording: 'Recording',
  chooseTwoToFourStyles: 'Choose two to four styles, and move between them.',
  severalPasses:
    '{count} networks paint each frame, one after the other, and their pictures are mixed: it takes as long as all of them. Styles of one network cost one pass.',
  blendOfTheChosenStyles: 'Blend of the chosen styles',
} as const;
