import type { English, Words } from '../words.ts';

export const sources: Words<English['sources']> = {
  noPictureYet: '아직 영상이 없습니다',
  aPictureOrAVideo: '사진 또는 동영상',
  whereThePictureComesFrom: '영상을 어디에서 가져올지',
  camera: '카메라',
  builtInClip: '들어 있는 영상',
  aPictureOrAVideo2: '사진 또는 동영상 …',
  aWindowOrTheScreen: '창 또는 화면 …',
  turnClockwise: '시계 방향으로 돌리기',
  mirror: '좌우 뒤집기',
  picturesStayOnThisDevice: '사진은 이 기기에만 있고 어디로도 보내지 않습니다.',
  meanwhileTheBuiltInClip: '그동안 들어 있는 영상을 보여 줍니다.',
  dropPicturesAFolderA: '사진, 폴더, ZIP 또는 색인을 놓으세요',
  dropAFolderOfPictures: '사진 폴더나 ZIP을 놓으세요',
  dropAPictureAVideo: '사진, 동영상 또는 신경망을 놓으세요',
  turnThePictureClockwise: '영상을 시계 방향으로 돌리기',
};
