/** Phones of the house's network. */
import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom:
    'このページのサーバーが応答しないか、スマートフォンを使う設定で起動されていません(npm start -- --phones)。',
  closed: 'サーバーがスマートフォンでの投票を閉じました。もう投票できません。新しい投票を始めてください。',
  noCamera:
    'ここではスマートフォンをカメラにできません。このページのサーバーが応答しないか、そのための設定で起動されていません(npm start -- --https)。',
};
