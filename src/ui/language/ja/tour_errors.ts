import type { English, Words } from '../words.ts';

export const tourErrors: Words<English['tourErrors']> = {
  noStop: '{file} に、stops.jsonにある見どころ「{id}」の文章がありません。',
  noStep: '{file} に、見どころ「{id}」のステップ「{step}」の文章がありません。',
  unreachable: 'ツアーのファイル {file} を取得できません。サーバーは動いていますか?',
  notThere: 'ツアーのファイル {file} がありません({status})。',
  notJson: 'ツアーのファイル {file} がJSONではありません。',
  noSense: 'ツアーのファイル {file} の「{place}」に誤りがあります: {message}。',
};
