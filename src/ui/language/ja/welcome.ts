import type { English, Words } from '../words.ts';

export const welcome: Partial<Words<English['welcome']>> = {
  the: 'ようこそ',
  title: 'ニューラルネットワークがあなたを見ています',
  stand: '自分が真ん中に映るように立ってください。カップ、本、おもちゃなどを見せてみましょう。',
  knows:
    '犬やティーポットやキーボードなど、{count, number}種類のものの名前を知っています。「人」は入っていません。',
  what: 'これは何?',
  whatMore: '見えたものに付ける名前と、その確かさ',
  where: 'どこを見ている?',
  whereMore: '手がかりにしている部分',
  paint: 'わたしを描いて',
  paintMore: '動きながら絵になるあなた',
  tour: '順番に全部見せて',
  classes: '何を知っている?',
  close: '自由に見る',
  copyLink: 'このビューへのリンクをコピー',
  linkCopied: 'リンクをコピーしました',
  linkHolds: 'このビューをすべての設定つきで開きます。画像は入っていません。',
};
