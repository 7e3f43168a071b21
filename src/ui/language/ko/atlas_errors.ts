import type { English, Words } from '../words.ts';

export const atlasErrors: Words<English['atlasErrors']> = {
  sheetTooSmall: '{file}: 타일보다 작습니다.',
  tooLarge: '{file}: 아틀라스로는 너무 큽니다.',
  unreadable: '{file}의 {path}을(를) 읽을 수 없습니다: {why}.',
  noIndex: '{file}: {index}이(가) 없어 아틀라스가 아닙니다.',
  otherWeights: '{file}: {title}의 아틀라스인데, 지금 보는 {now}와(과) 가중치가 다릅니다.',
  sheetMissing: '{file}: 색인에 적힌 {sheet}이(가) 없습니다.',
  indexNoJson: '{file}: 색인이 JSON이 아닙니다.',
  noPicture: '{file}: 그림이 아닙니다.',
  wrongAt: '아틀라스의 색인에서 {path}이(가) 잘못되었습니다: {message}.',
  wrong: '아틀라스의 색인이 잘못되었습니다: {message}.',
};
