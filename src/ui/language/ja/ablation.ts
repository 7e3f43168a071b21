import type { English, Words } from '../words.ts';

export const ablation: Partial<Words<English['ablation']>> = {
  strongest: '強いものから',
  atRandom: 'ランダムに',
  layers: '{layers}個の層',
  channelsAreSwitchedOff: '{count, plural, other {{where} のチャンネル#個が切れています。}}',
  restore: '元に戻す',
  labelAllOnNowProbability: '{label}: 元は{unablated}、今は{probability}',
  switchChannelsOff: 'チャンネルを切る',
  ablation: 'アブレーション',
  aTapSwitchesATile: 'タップでタイルを切る',
  itsChannelIsSilencedIn: '入れ直すまで、そのチャンネルはどのビューでも黙ります。',
  whichChannelsGoFirst: 'どのチャンネルから切るか',
  switchedOff: '切ったもの',
  countOfCount2: '{all}個中 {count}個',
  switchOffChannelChannel: 'チャンネル {channel} を切る',
  switchChannelChannelOnAgain: 'チャンネル {channel} を入れる',
  andListedMore: 'ほか{listed}個',
};
