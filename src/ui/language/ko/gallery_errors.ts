import type { English, Words } from '../words.ts';

export const galleryErrors: Words<English['galleryErrors']> = {
  tooFew: '지도에는 사진이 적어도 {fewest}장 필요한데 사진 모음에는 {count}장 있습니다. 더 넣으세요.',
  checksum: '{file}: 내용의 검사합이 달라 손상되었습니다. 다시 복사하세요.',
  notFinite: '{file}: 특징에 유한하지 않은 수가 있습니다. 새로 만드세요.',
  noIndex: '{file}: 사진 색인이 아닙니다. 이 프로그램이 저장한 파일을 고르세요.',
  otherVersion:
    '{file}: 버전 {version}의 색인입니다. 이 프로그램은 버전 {own}을(를) 읽습니다. 사진에서 새로 만드세요.',
  incompleteHeader: '{file}: 머리글이 온전하지 않습니다. 새로 만드세요.',
  otherNetwork:
    '{file}: 다른 신경망의 특징입니다({which}). 지금 신경망: {network}. 그 신경망으로 열거나 새로 만드세요.',
  picturesLack: '{file}: 사진 {count}장 가운데 {listed}장만 적혀 있습니다.',
  tooLong: '{file}: 머리글에 적힌 것보다 깁니다. 다시 복사하세요.',
  cutOff: '{file}: 잘렸습니다. 다시 복사하세요.',
  headerNoJson: '{file}: 머리글이 JSON이 아니어서 손상되었습니다. 다시 복사하세요.',
  mapGivenUp: '지도 그리기를 그만두었습니다.',
  noPictures: '받은 것 가운데 사진이 없습니다.',
};
