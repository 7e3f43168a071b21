import type { English, Words } from '../words.ts';

export const browserErrors: Partial<Words<English['browserErrors']>> = {
  unread: 'プログラムの一部を読み込めません',
  unreadAdvice: 'ページのサーバーが応答しません。接続を確かめて、ページを再読み込みしてください。',
  notAllowed: 'ブラウザーが許可しませんでした',
  notAllowedAdvice: 'ページをクリックしてもう一度試すか、ブラウザーの設定でこのページに許可してください。',
  unreadable: 'このファイルは読めません',
  unreadableAdvice: '選んだ後に移動、変更、またはロックされました。選び直してください。',
  unopened: 'このファイルは開けません',
  unopenedAdvice: '壊れているか、このブラウザーが知らない種類です。JPEG、PNG、MP4で保存してください。',
  noRoom: '空きがありません',
  noRoomAdvice: 'このページが使えるディスクの空きが、もうありません。空きを作るか、絵を消してください。',
  noMemory: 'メモリーが足りません',
  noMemoryAdvice: '小さい画像を選ぶか、ほかのプログラムやタブを閉じて、もう一度試してください。',
  calledOff: '中止されました',
  calledOffAdvice: 'もう一度試してください。',
  unknown: '問題が起きました',
  unknownAdvice: 'ページは動き続けます。足りないものがあれば再読み込みしてください。',
};
