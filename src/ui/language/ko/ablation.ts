import type { English, Words } from '../words.ts';

export const ablation: Words<English['ablation']> = {
  strongest: '강한 것부터',
  atRandom: '아무거나',
  layers: '{layers}개 층',
  channelsAreSwitchedOff: '{where}: 채널 {count, number}개가 꺼져 있습니다.',
  restore: '모두 켜기',
  labelAllOnNowProbability: '{label}: 원래 {unablated}, 지금 {probability}',
  switchChannelsOff: '채널 끄기',
  ablation: '채널 끄기(ablation)',
  aTapSwitchesATile: '누르면 타일 끄기',
  itsChannelIsSilencedIn: '다시 켤 때까지 모든 보기에서 그 채널이 조용해집니다.',
  whichChannelsGoFirst: '어느 채널부터 끌지',
  switchedOff: '꺼진 채널',
  countOfCount2: '{all}개 가운데 {count}개',
  switchOffChannelChannel: '채널 {channel} 끄기',
  switchChannelChannelOnAgain: '채널 {channel} 다시 켜기',
  andListedMore: '그 밖에 {listed}개',
};
