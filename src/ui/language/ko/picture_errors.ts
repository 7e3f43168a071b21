import type { English, Words } from '../words.ts';

export const pictureErrors: Words<English['pictureErrors']> = {
  damaged: '{file}: 잘렸거나 손상되어 {format} 데이터를 읽을 수 없습니다. 다시 복사하거나 내려받으세요.',
  clipFails:
    '{label}: 재생되지 않습니다. {why} ({url}). 페이지를 다시 불러오거나 사진이나 동영상을 끌어다 놓으세요.',
  emptyCopyAgain: '{file}: 빈 파일입니다(0바이트). 다시 복사하거나 내려받으세요.',
  neitherPictureNorVideo:
    '{file}: 사진도 동영상도 아닙니다. JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG나 동영상을 끌어다 놓으세요.',
  closed: '{name}: 닫혔습니다.',
  videoFails: '{file}: 여기서 재생되지 않습니다. {why}. MP4(H.264)나 WebM으로 바꾸어 다시 끌어다 놓으세요.',
  sourceStopped: '{label}: 멈췄습니다.',
  empty: '{name}: 빈 파일입니다(0바이트).',
  tooLarge: '{name}: 너무 큽니다({width} × {height}픽셀).',
  undecodable:
    '{name}: 열 수 없습니다. {format} 데이터가 손상되었거나 잘렸거나, 이 브라우저가 모르는 형식입니다.',
  svgInArchive: '압축 파일 안의 SVG 그림은 열지 않습니다. 따로 끌어다 놓으세요.',
  tiffDamaged: '이 TIFF는 손상되었습니다. JPEG나 PNG로 저장하거나 다시 복사하세요.',
  tiffPacked:
    '이 TIFF의 압축 방식(compression {compression})은 여기에서 풀 수 없습니다. JPEG나 PNG로 저장하세요.',
  tiffTooLarge: '이 TIFF는 {width, number} × {height, number}픽셀로 너무 큽니다. 더 작게 만드세요.',
  noZip: '{archive}: ZIP 파일이 아니거나 안에 파일이 없습니다. 다른 파일이나 폴더를 고르세요.',
  zipDamaged:
    '{name}: 손상되었거나 잘렸습니다({why}). 손상된 곳 앞의 파일은 읽었습니다. 다시 복사하거나 내려받으세요.',
  noPicture: '{name}: 사진이 아닙니다.',
  emptyFolder: '파일이 없습니다. 사진이 든 폴더를 고르세요.',
  titleUnreadable: '“{title}”: 그림으로 읽을 수 없습니다. 다른 것을 고르세요.',
  named: '{name}: {why}',
  otherFormat:
    '{name}: 이 브라우저가 열지 못하는 {format} 사진입니다. JPEG나 PNG로 저장해 다시 끌어다 놓으세요.',
  largeOrDamaged:
    '{name}: 여기서 열기에 너무 크거나({width, number} × {height, number}픽셀) 손상되었습니다. 작게 줄여 다시 끌어다 놓으세요.',
  video: '{name}: 동영상입니다({format}).',
  notUnpacked: '{archive}의 {path}을(를) 풀 수 없습니다: {why}.',
  noneReadable:
    '{count, plural, other {파일 #개}} 가운데 읽을 수 있는 사진이 없습니다. JPEG, PNG, WebP, GIF, AVIF, TIFF를 읽습니다.',
};
