import type { English, Words } from '../words.ts';

export const phones: Partial<Words<English['phones']>> = {
  vote: '電話で投票',
  voteHow:
    '電話のカメラをここに向けるか、アドレスを入力してください。電話がこの館のネットワークにつながっている必要があります。',
  count: '{count, plural, =0 {まだ電話はありません} other {電話 #台}}',
  votes: '票',
  end: '電話での投票を終える',
  agreed: '票の{share}がネットワークと同じ答え',
};
