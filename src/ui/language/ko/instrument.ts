import type { English, Words } from '../words.ts';

export const instrument: Words<English['instrument']> = {
  title: '연주하기',
  cues: '큐',
  noCues:
    '큐는 실시간 스타일의 한 모습입니다. 스타일이나 혼합, 세기, 영역 등 모든 설정을 담습니다. 모습을 만들고 저장하세요.',
  keepThisLook: '지금 모습을 큐로 저장',
  cueNumber: '큐 {number}',
  cueBefore: '이전 큐',
  nextCue: '다음 큐',
  saveCues: '큐를 파일로 저장',
  openCues: '큐 파일 열기',
  removeAllCues: '모든 큐 지우기',
  reallyRemove: '정말 지우기',
  cueKeys: '키로 큐 부르기',
  cueKeysHelp: '1–9는 큐를, N이나 Page ↓는 다음 큐를, B나 Page ↑는 이전 큐를 부릅니다. F8로 켜고 끕니다.',
  changeCue: '{name} 바꾸기',
  removeCue: '{name} 지우기',
  name: '이름',
  crossFade: '전환 시간(초)',
  seconds: '{seconds}초',
  takeLookOfNow: '지금 모습으로 바꾸기',
  earlier: '앞으로',
  later: '뒤로',
  enough: '목록이 가득 찼습니다',
  enoughCues: '큐는 {most}개까지 됩니다.',
};
