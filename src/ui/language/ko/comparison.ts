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
};
