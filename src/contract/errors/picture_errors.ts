export const pictureErrors = {
  damaged: '{file} is cut off or damaged: its {format} data cannot be decoded. Copy or download it again.',
  clipFails: '{label} does not play: {why} ({url}). Reload the page, or drop a picture or a video.',
  emptyCopyAgain: '{file} is empty (0 bytes). Copy or download it again.',
  neitherPictureNorVideo:
    '{file} is not a picture or a video. Drop a JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG or a video.',
  closed: '{name} was closed.',
  videoFails: '{file} does not play here: {why}. Convert it to MP4 (H.264) or WebM and drop it again.',
  sourceStopped: '{label} was stopped.',
  empty: '{name} is empty (0 bytes).',
  tooLarge: '{name} is too large: {width} x {height} pixels.',
  undecodable:
    '{name} cannot be decoded: its {format} data is damaged or cut off, or this browser does not know the format.',
  svgInArchive: 'Drawings (SVG) inside an archive are not opened: drop them by themselves.',
  tiffDamaged: 'This TIFF is damaged. Save it as JPEG or PNG, or copy it again.',
  tiffPacked:
    'This TIFF is packed in a way that is not known here (compression {compression}). Save it as JPEG or PNG.',
  tiffTooLarge: 'This TIFF has {width, number} x {height, number} pixels: that is too many. Make it smaller.',
  noZip: '{archive} is no ZIP archive, or holds no files. Choose another, or a folder.',
  zipDamaged:
    '{name} is damaged or cut off ({why}): the files before the damage were taken. Copy or download it again.',
  noPicture: '{name} is not a picture.',
  emptyFolder: 'There are no files in it. Choose a folder that holds pictures.',
  titleUnreadable: '“{title}” cannot be read as a picture. Choose another one.',
  named: '{name}: {why}',
  otherFormat:
    '{name} is a {format} picture, which this browser does not decode. Save it as JPEG or PNG and drop it again.',
  largeOrDamaged:
    '{name} is too large to decode here ({width, number} x {height, number} pixels), or damaged. Make it smaller and drop it again.',
  video: '{name} is a video ({format}).',
  notUnpacked: '{path} in {archive} cannot be unpacked: {why}.',
  noneReadable:
    '{count, plural, one {The one file in it is no picture} other {None of the # files in it is a picture}} that can be read. JPEG, PNG, WebP, GIF, AVIF and TIFF can.',
} as const;
