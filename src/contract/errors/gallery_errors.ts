export const galleryErrors = {
  tooFew: 'A map needs at least {fewest} pictures, and the gallery has {count}. Add some.',
  checksum: '{file} is damaged: its content has another checksum. Copy it again.',
  notFinite: '{file} holds features that are no finite numbers. Make it anew.',
  noIndex: '{file} is no index of pictures. Choose a file that this program saved.',
  otherVersion:
    '{file} is an index of version {version}; this program reads version {own}. Make it anew from the pictures.',
  incompleteHeader: '{file} has an incomplete header. Make it anew.',
  otherNetwork:
    '{file} holds features of {which}; the network here is {network}. Open the index with its own network, or make it anew.',
  picturesLack: '{file} lists {listed} pictures of {count}.',
  tooLong: '{file} is longer than its header says. Copy it again.',
  cutOff: '{file} is cut off. Copy it again.',
  headerNoJson: '{file} is damaged: its header is no JSON. Copy it again.',
  mapGivenUp: 'The map was given up.',
  noPictures: 'There are no pictures in what was given.',
} as const;
