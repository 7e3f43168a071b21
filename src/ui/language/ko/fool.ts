import type { English, Words } from '../words.ts';

export const fool: Words<English['fool']> = {
  before: '이전',
  after: '이후',
  length: '길이 {length}/255',
  notSoFar: '아직 아님: {wanted} {probability}',
  still: '여전히 {leading} {probability}',
  no: '아니요, {leading} {probability}',
  beforeLeading: '이전: {leading}, {probability}',
  changedByAtMost: '최대 {largest}/255 바꿈',
  changeFactor: '변화 × {factor}',
  atMostLargest255: '최대 {largest}/255',
  doesItSurvive: '그래도 속나요?',
  itNowSaysWantedProbability: '이제 이렇게 말합니다: {wanted}, {probability}',
  theSmallestBoundThatSuffices: '속이는 데 충분한 가장 작은 한도: {bound}',
  withinBound: '한도 안에서: {bound}',
  triedUpToBound: '여기까지 해 봄: {bound}',
  show: '카메라에 보여 주기',
  picture: '신경망이 {wanted}(으)로 보는 그림',
  how: '이 화면을 휴대전화로 찍어서 이 페이지의 카메라에 보여 주세요. 이름이 그대로인가요?',
  close: '뒤로',
};
