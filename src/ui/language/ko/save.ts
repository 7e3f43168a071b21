import type { English, Words } from '../words.ts';

export const save: Words<English['save']> = {
  thePictureCouldNotBe: '그림을 PNG로 만들지 못했습니다. 너무 크지 않나요?',
  thisBrowserGivesNoCanvas: '이 브라우저에서는 저장할 캔버스를 만들 수 없습니다.',
  offChannelsSwitchedOff: '채널 {off}개 꺼짐',
  nothingIsSavedHere: '여기서는 저장하지 않습니다',
  thisExhibitKeepsNoPictures: '이 전시에서는 사진을 남기지 않습니다.',
  thisBrowserCannotWriteVideos: '이 브라우저에서는 동영상을 만들 수 없습니다. {advice}',
  thisBrowserGivesNoCanvas2: '이 브라우저에서는 동영상을 그릴 캔버스를 만들 수 없습니다.',
  theVideoCameOutEmpty: '동영상이 비어 있습니다. 다시 해 보세요.',
};
