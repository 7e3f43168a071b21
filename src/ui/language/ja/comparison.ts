import type { English, Words } from '../words.ts';

export const comparison: Partial<Words<English['comparison']>> = {
  byToo: '同じネットワーク: {network}',
  by: 'ネットワーク: {network}',
  viewBesideThisOne: '隣のビュー',
  besideIt: '隣',
  letTheTwoViewsTrade: '2つのビューを入れ替える',
  oneViewOnly: '1つのビューだけ',
  nothing: 'なし',
  howFaithfulIsThisMap: 'このマップはどれだけ忠実?',
  cutTheThingOut: 'ものを切り抜く',
  networkOfTheViewBeside: '隣のビューのネットワーク',
  difference: '違いを見る',
  differenceHelp: '2つ目のマップから1つ目を引いたものを、2つ目の画面に表示します。',
  differenceOf: '{second} − {first}',
  shareOfLargest: '各マップの最大値に対する割合',
  lessThere: '1つ目が大きい',
  moreThere: '2つ目が大きい',
  allChannels: '全チャンネルの {network}',
  classOfTheViewBeside: '隣のビューのクラス',
  sameClass: '同じクラス',
  forClass: 'クラス: {name}',
};
