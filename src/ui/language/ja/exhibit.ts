import type { English, Words } from '../words.ts';

export const exhibit: Partial<Words<English['exhibit']>> = {
  itSeesLabelProbability: '見えたもの: {label}、{probability}',
  stillThere: 'まだいらっしゃいますか?',
  touchTheScreenToGo: '続けるには画面に触れてください。触れないと、次の人のために最初に戻ります。',
  aNewVersionIsHere: '新しいバージョンがあります',
  itIsOpenedWithThe: '次に開くときに使われます。',
  openItNow: '今すぐ開く',
};
