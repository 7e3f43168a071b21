import type { English, Words } from '../words.ts';

export const ablation: Partial<Words<English['ablation']>> = {
  strongest: '強いものから',
  atRandom: 'ランダムに',
  layers: '{layers}個の層',
  channelsAreSwitchedOff: '{count, plural, other {{where} のチャンネル#個がオフです。}}',
  restore: '元に戻す',
  labelAllOnNowProbability: '{label}: 元は{unablated}、今は{probability}',
  switchChannelsOff: 'チャンネルをオフにする',
  ablation: 'アブレーション',
  aTapSwitchesATile: 'タップでタイルをオフにする',
  itsChannelIsSilencedIn: 'オンに戻すまで、そのチャンネルはどのビューでも反応しません。',
  whichChannelsGoFirst: 'どのチャンネルからオフにするか',
  switchedOff: 'オフにしたもの',
  countOfCount2: '{all}個中 {count}個',
  switchOffChannelChannel: 'チャンネル {channel} をオフにする',
  switchChannelChannelOnAgain: 'チャンネル {channel} をオンに戻す',
  andListedMore: 'ほか{listed}個',
};
