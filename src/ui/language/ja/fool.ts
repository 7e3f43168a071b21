import type { English, Words } from '../words.ts';

export const fool: Partial<Words<English['fool']>> = {
  before: '前',
  after: '後',
  length: '長さ {length}/255',
  notSoFar: 'まだ {wanted} ではありません: {probability}',
  still: 'まだ {leading} {probability}',
  no: 'いいえ、{leading} {probability}',
  beforeLeading: '前: {leading}、{probability}',
  changedByAtMost: '変化は最大 {largest}/255',
  changeFactor: '変化 × {factor}',
  atMostLargest255: '最大 {largest}/255',
  doesItSurvive: '加工しても、だませる?',
  itNowSaysWantedProbability: '今は {wanted}、{probability}',
  theSmallestBoundThatSuffices: 'だますのに足りる最小の限度: {bound}',
  withinBound: '{bound} の範囲内',
  triedUpToBound: '{bound} まで試しました',
  show: 'カメラに見せる',
  picture: 'ネットワークが {wanted} と見なす画像',
  how: 'この画像をスマートフォンで撮り、その画面をこのページのカメラに見せてください。名前は変わりませんか?',
  close: '戻る',
};
