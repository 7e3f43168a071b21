import type { English, Words } from '../words.ts';

export const workerErrors: Words<English['workerErrors']> = {
  noStage: 'このブラウザーではWebGLも2Dキャンバスも使えないため、画像を表示できません。',
  backend:
    'バックエンド「{name}」は、ここでは起動しません({why})。アドレスから ?backend={again} を消すと、プログラムが選びます。',
  noBackend:
    'バックエンド「{name}」はここでは起動せず({why})、ほかのバックエンドもありません。ページを再読み込みしてください。また起きるときは、サーバーのファイルが足りないか、ブラウザーが古すぎるのが原因です。',
  galleryClosed: 'ギャラリーを閉じました。',
  mapDrawn: '地図を描き終えました。',
  cardClosed: 'ネットワークの確認画面を閉じました。',
  otherCollection: '別の画像を調べ始めました。',
  collectionMined: '画像を調べ終えました。',
  nothingMined: '調べている画像はありません。',
  miningCancelled: '画像を調べ始める前に中止しました。',
  anew: '計算プログラムを起動し直しました。',
  notReady: '計算プログラムの準備ができていません。',
  stopped: '計算プログラムを止めました。',
  endedMidway: '計算プログラムをステップの途中で終了しました。',
  otherNetwork: '今は別のネットワークが見ています。',
  unreadable: '計算プログラムの応答を読み取れませんでした。',
  silentEnd: '計算プログラムが何も知らせずに終了しました。',
  noAnswer: '計算プログラムが{seconds}秒間応答しませんでした。',
  givenUp:
    '{why} これが{deaths}回続いたため、もう再開しません。ページを再読み込みしてください。また起きたら、別のバックエンドを選ぶか(アドレスに ?backend=wasm を付けます)、ほかのプログラムを閉じてください。',
  crashed: '計算プログラムが異常終了しました: {message}',
  notLoaded: '計算プログラムを読み込めませんでした。',
  lost: 'ドライバーの障害、更新、またはスリープのためです。ネットワークは自動で再開します。カードが使えなければ、使わずに動きます({backend}: {reason})。',
};
