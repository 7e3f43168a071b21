/** Phones of the house's network. */
import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom: 'このページのサーバーが応答しないか、電話を使う設定で起動されていません(npm start -- --phones)。',
  closed: 'サーバーが電話での投票を閉じました。もう投票できません。新しい投票を始めてください。',
  noCamera:
    'ここでは電話をカメラにできません。このページのサーバーが応答しないか、そのための設定で起動されていません(npm start -- --https)。',
};
