import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: '電話で投票',
  voteHow:
    '電話のカメラをここに向けるか、アドレスを入力してください。電話がこの館のネットワークにつながっている必要があります。',
  count: '{count, plural, =0 {まだ電話はありません} other {電話 #台}}',
  votes: '票',
  end: '電話での投票を終える',
  agreed: '票の{share}がネットワークと同じ答え',
  aPhone: '電話…',
  phone: '電話',
  asCamera: '電話をカメラにする',
  waiting:
    '電話のカメラをここに向け、開いたページにカメラを許可してください。電話がこの館のネットワークにつながっている必要があります。',
  awaited: '電話を待っています。',
  connected: '電話とつながりました。',
  lost: '電話との接続が切れました。ページが開いていれば自動で戻ります。',
  selfSigned: '電話が不明な証明書を警告します。この機械が自分で作ったものなので、そのまま進んでください。',
};
