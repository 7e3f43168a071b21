import type { English, Words } from '../words.ts';

export const atlasErrors: Words<English['atlasErrors']> = {
  sheetTooSmall: '{file} の画像が小さすぎて、タイルが収まりません。',
  tooLarge: '{file} は図鑑としては大きすぎます。',
  unreadable: '{file} の中の {path} を読めません: {why}。',
  noIndex: '{file} に {index} がないので、図鑑ではありません。',
  otherWeights: '{file} は {title} の図鑑ですが、重みが、今見ている {now} のものと違います。',
  sheetMissing: '{file} には、索引に載っている {sheet} がありません。',
  indexNoJson: '{file} の索引がJSONではありません。',
  noPicture: '{file} は画像ではありません。',
  wrongAt: '図鑑の索引の {path} に誤りがあります: {message}。',
  wrong: '図鑑の索引に誤りがあります: {message}。',
};
