import type { English, Words } from '../words.ts';

export const address: Words<English['address']> = {
  theConfigurationFile: '설정 파일',
  whatBelongedToTitleAlone: '{title}에만 있던 것을 해제했습니다: {lost}.',
  titleLooksNow: '이제 이 신경망으로 봅니다: {title}',
  thereIsNoViewRequested: '“{requested}”(이)라는 보기는 없습니다. {near}',
  thereIsNoStyleId: '“{id}”(이)라는 스타일은 없습니다. {near}',
  titleHasNoPresetRequested: '{title}: 미리 정한 설정 “{requested}”이(가) 없습니다. 있는 것: {all}.',
  thereIsNoViewTechnique: '옆에 둘 “{technique}”(이)라는 보기는 없습니다. {near}',
  thereIsNoViewRequested2: '설정할 “{requested}”(이)라는 보기는 없습니다. {near}',
  nearToItJoin: '비슷한 것: {names}.',
  thereAreJoin: '있는 것: {names}.',
  theAddress: '주소',
  noValue: '{place}: “{text}”은(는) “{key}”의 값이 될 수 없어 쓰지 않았습니다.',
  unknownSetting: '{place}: 이 페이지가 모르는 설정 “{key}”은(는) 쓰지 않았습니다.',
};
