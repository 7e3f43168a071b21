import type { English, Words } from '../words.ts';

export const liveStyle: Words<English['liveStyle']> = {
  oneStyle: '한 가지',
  blend: '섞기',
  beforeAndAfter: '전과 후',
  wanderFromStyleToStyle: '스타일을 돌아가며 보기',
  recordAVideo: '동영상 녹화',
  thereIsNoPictureYet: '스타일로 쓸 그림이 아직 없습니다.',
  thereIsNoStyleId: '스타일 “{id}”이(가) 여기에 없습니다. {title}을(를) 보여 줍니다.',
  ownStyles: '내 스타일',
  ownStylesHelp:
    '그림에서 만든 것은 최근 {count}개, 끌어다 놓은 신경망은 {size} MB 이하의 최근 {nets}개까지 이 브라우저에 남습니다. 위에서 그림이나 카메라가 보는 것이 스타일이 됩니다.',
  styleName: '스타일 {title}의 이름',
  removeStyle: '{title} 지우기',
  reallyRemove: '정말 지울까요?',
  saveStyles: '파일로 저장',
  openStyles: '스타일 파일 열기',
  styles: '스타일',
  compare: '비교',
  wander: '돌아가며 보기',
  record: '녹화',
  oneStyleOrSeveralAt: '스타일 하나 또는 여럿',
  recordWithANewerBrowser: '더 새로운 브라우저로 녹화하세요.',
  whichStyle: '어떤 스타일',
  whatTheCameraSeesBecomes: '카메라가 보는 것을 스타일로  A',
  aPicturesFileBecomesThe:
    '사진 파일을 스타일로 씁니다. 신경망은 ml5의 폴더나 ZIP, 또는 ONNX 파일로 페이지에 끌어다 놓을 수 있습니다.',
  cameraOnTheLeftPainting: '왼쪽은 카메라, 오른쪽은 그림',
  camera: '카메라',
  painting: '그림',
  endAndSaveTheVideo: '녹화를 마치고 저장  Q',
  recording: '녹화 중',
  chooseTwoToFourStyles: '스타일을 둘에서 넷까지 고르고 그 사이를 움직여 보세요.',
  severalPasses:
    '신경망 {count}개가 화면마다 차례로 그리고 그 그림을 섞습니다. 시간도 모두 합한 만큼 걸립니다. 한 신경망의 스타일끼리는 한 번에 그립니다.',
  blendOfTheChosenStyles: '고른 스타일 섞기',
};
