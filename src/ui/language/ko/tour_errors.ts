import type { English, Words } from '../words.ts';

export const tourErrors: Words<English['tourErrors']> = {
  noStop: '{file}: stops.json에 있는 “{id}”의 글이 없습니다.',
  noStep: '{file}: “{id}”의 단계 “{step}”에 글이 없습니다.',
  unreachable: '둘러보기 파일 {file}에 닿을 수 없습니다. 서버가 켜져 있나요?',
  notThere: '둘러보기 파일 {file}이(가) 없습니다({status}).',
  notJson: '둘러보기 파일 {file}은(는) JSON이 아닙니다.',
  noSense: '둘러보기 파일 {file}의 “{place}”이(가) 맞지 않습니다: {message}.',
};
