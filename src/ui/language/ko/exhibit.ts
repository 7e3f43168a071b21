import type { English, Words } from '../words.ts';

export const exhibit: Words<English['exhibit']> = {
  itSeesLabelProbability: '보이는 것: {label}, {probability}',
  stillThere: '아직 계신가요?',
  touchTheScreenToGo:
    '계속하려면 화면을 누르세요. 그러지 않으면 다음 관람객을 위해 처음부터 다시 시작합니다.',
  aNewVersionIsHere: '새 버전이 있습니다',
  itIsOpenedWithThe: '다음에 시작할 때 열립니다.',
  openItNow: '지금 열기',
};
