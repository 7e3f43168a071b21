import type { English, Words } from '../words.ts';

export const instrumentErrors: Words<English['instrumentErrors']> = {
  noJson:
    '{file}: JSON이 아닙니다. 잘렸거나 손으로 고친 파일입니다. “큐를 파일로 저장”이 만든 파일을 고르세요.',
  noCues: '{file}: 큐가 없습니다. “큐를 파일로 저장”이 만든 파일을 고르세요.',
  otherVersion: '{file}: 버전 {version}입니다. 이 프로그램은 버전 {own}을(를) 읽습니다.',
  damaged: '{file}: {where}의 값({given})을 읽을 수 없습니다. 그 자리를 고치거나 큐를 새로 저장하세요.',
  noSound: '{file}: 소리가 없습니다. 다른 파일이나 마이크를 고르세요.',
  microphoneLost:
    '마이크에서 더는 소리가 오지 않습니다. 뽑혔거나 허용이 취소되었습니다. 꽂거나 허용한 뒤 다시 고르세요.',
};
