import type { English, Words } from '../words.ts';

export const welcome: Words<English['welcome']> = {
  the: '환영합니다',
  title: '신경망이 여러분을 보고 있습니다',
  stand: '자신이 화면 가운데 보이는 자리에 서서 컵이나 책, 장난감을 들어 보세요.',
  knows: '개, 찻주전자, 키보드 등 {count, number}가지 이름을 압니다. “사람”은 그 가운데 없습니다.',
  what: '이것은 무엇일까?',
  whatMore: '보이는 것에 붙이는 이름과 확신하는 정도',
  where: '어디를 볼까?',
  whereMore: '판단의 근거가 되는 그림의 부분',
  paint: '나를 그려 줘',
  paintMore: '움직이는 동안에도 그림이 됩니다',
  tour: '차례대로 모두 보기',
  classes: '무엇을 알고 있을까?',
  close: '그냥 둘러보기',
  copyLink: '이 화면의 링크 복사',
  linkCopied: '링크를 복사했습니다',
  linkHolds: '모든 설정 그대로 이 화면이 열립니다. 사진은 들어 있지 않습니다.',
};
