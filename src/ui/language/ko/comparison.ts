import type { English, Words } from '../words.ts';

export const comparison: Words<English['comparison']> = {
  byToo: '같은 신경망: {network}',
  by: '신경망: {network}',
  viewBesideThisOne: '옆에 둘 보기',
  besideIt: '옆에 두기',
  letTheTwoViewsTrade: '두 보기 자리 바꾸기',
  oneViewOnly: '한 보기만',
  nothing: '없음',
  howFaithfulIsThisMap: '이 지도는 얼마나 믿을 만한가요?',
  cutTheThingOut: '사물 오려 내기',
  networkOfTheViewBeside: '옆 보기의 신경망',
  classOfTheViewBeside: '옆 보기의 클래스',
  sameClass: '같은 클래스',
  forClass: '클래스: {name}',
  difference: '차이 보기',
  differenceHelp: '두 번째 지도에서 첫 번째 지도를 뺀 값을 두 번째 칸에 보여 줍니다.',
  differenceOf: '{second} − {first}',
  shareOfLargest: '각 지도의 최댓값에 대한 비율',
  lessThere: '첫 번째가 더 큼',
  moreThere: '두 번째가 더 큼',
  allChannels: '모든 채널이 켜진 {network}',
};
