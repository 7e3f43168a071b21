import type { English, Words } from '../words.ts';

export const save: Partial<Words<English['save']>> = {
  thePictureCouldNotBe: 'PNGに書き出せませんでした。大きすぎませんか?',
  thisBrowserGivesNoCanvas: 'このブラウザーでは保存用のキャンバスが使えません。',
  offChannelsSwitchedOff: 'チャンネル{off}個がオフです',
  nothingIsSavedHere: 'ここでは何も保存しません',
  thisExhibitKeepsNoPictures: 'この展示は画像を残しません。',
  thisBrowserCannotWriteVideos: 'このブラウザーは動画を書き出せません。{advice}',
  thisBrowserGivesNoCanvas2: 'このブラウザーでは動画用のキャンバスが使えません。',
  theVideoCameOutEmpty: '動画が空でした。もう一度試してください。',
};
