export const studioErrors = {
  full: 'This browser has no room left for paintings. Painting goes on, but only in memory: save what you want to keep, and delete old paintings to make room.',
  nothingKept:
    'This browser keeps nothing for this page ({why}). Painting goes on, but only in memory: save what you want to keep before you close the page.',
  otherWeights:
    'It was begun with other weights of the network “{network}” than are here now. Paint it again from the start.',
  materialsGone: 'The pictures that this is painted from are gone. Paint it anew.',
  keepsNo: 'This browser keeps no {things} for this page ({why}).',
  noRoomForStyle:
    'This browser has no room left for the style: it lasts as long as the page is open. Free room on the disk.',
  noRoomForAtlas: 'This browser has no room left for the atlas. Free room on the disk.',
  noRoomForNetwork:
    'This browser has no room left for this network. Remove a network that you opened before, or free room on the disk.',
  diverged: 'At step {step} {terms}. {advice}',
  notFinite: 'At step {step} the picture is made of numbers that are not finite. {advice}',
  paintedWith: 'It is painted with the network “{network}”. {why}',
} as const;
