import type { English, Words } from '../words.ts';

export const classes: Partial<Words<English['classes']>> = {
  theNetworkKnows:
    'ネットワークが知っているのは{count, number}種類で、「{unknown}」は入っていません。{near, plural, =0 {} other {近いもの:}}',
  lookingFor: '探すもの: {target}',
  classNumber: 'クラス {index}',
  channelOf: '{layer}、チャンネル {channel}',
  neuronOf: '{channel}、{y} 行 {x} 列',
  madeToSayWanted: '言わせたい名前: {wanted}',
  classToLookAtOf: '見るクラス({labels}種類から)',
  searchLabelsClasses: '{labels, number}種類のクラスを検索',
  followTheLeadingClass: '1位のクラスを追う',
  classes: 'クラス',
  whatTheNetworkSees: 'ネットワークが見ているもの',
  nothingByNameThisNetwork: '名前はありません。このネットワークにはクラスがなく、特徴だけが開いています。',
  lookAtLabel: '「{label}」を見る',
  withAllChannels: '全チャンネルでは{unablated}',
};
