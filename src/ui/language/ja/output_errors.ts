/** Streams, and what other pages ask for. */
import type { English, Words } from '../words.ts';

export const outputErrors: Words<English['outputErrors']> = {
  noWay:
    'サーバーは配信を受け付けましたが、接続できませんでした。間にファイアウォールがあるのかもしれません。サーバーのUDPポートを開けておく必要があります。',
  forbidden:
    'このページは {origin} と通信できません。CONVOSCOPE_CONNECT={origin} を付けてビルドするか、サーバーがこのページのアドレスの下で応答するようにしてください。',
  unreached:
    '{origin} が応答しないか、このページを許可していません(CORS)。サーバーが動いているか、このブラウザーが信頼する証明書を持っているか、このページからローカルネットワークへの接続をブラウザーが許可しているかを確かめてください。',
  token: 'サーバーがこの配信を許可しません({status})。トークンが違うのかもしれません。',
  refused: 'サーバーが配信を受け付けません({status})。',
  noAddress:
    'WHIPサーバーのアドレスは https:// か http:// で始まります。サーバーの管理者に確かめてください。',
  lost: '接続が切れました。',
  noSize: '「{size}」は大きさの指定になっていません。1280x720のように、16〜4096の偶数で指定してください。',
  filmBroke:
    '映像か音声が途中で途切れました({why})。録画したものは保存しました。もう一度録画してください。また途切れるときは、別の形式を選ぶか、音声を「なし」にしてください。',
};
