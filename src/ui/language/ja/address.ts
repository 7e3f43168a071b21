import type { English, Words } from '../words.ts';

export const address: Words<English['address']> = {
  theConfigurationFile: '設定ファイル',
  whatBelongedToTitleAlone: '{title} だけのものは引き継いでいません: {lost}。',
  titleLooksNow: '今は {title} が見ています',
  thereIsNoViewRequested: 'ビュー「{requested}」はありません。{near}',
  thereIsNoStyleId: '手本にするスタイル「{id}」はありません。{near}',
  titleHasNoPresetRequested: '{title} にプリセット「{requested}」はありません。あるもの: {all}。',
  thereIsNoViewTechnique: '隣に並べるビュー「{technique}」はありません。{near}',
  thereIsNoViewRequested2: '設定の対象のビュー「{requested}」はありません。{near}',
  nearToItJoin: '似たもの: {names}。',
  thereAreJoin: 'あるもの: {names}。',
  theAddress: 'アドレス',
  noValue: '{place}の「{key}」に値「{text}」は使えません。無視しました。',
  unknownSetting: '{place}に、このページの知らない設定「{key}」があります。無視しました。',
};
