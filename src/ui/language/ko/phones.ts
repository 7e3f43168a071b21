import type { English, Words } from '../words.ts';

export const phones: Words<English['phones']> = {
  vote: '휴대전화로 투표',
  voteHow: '휴대전화 카메라로 찍거나 주소를 입력하세요. 휴대전화가 이곳 네트워크에 연결되어 있어야 합니다.',
  count: '{count, plural, =0 {아직 휴대전화가 없습니다} other {휴대전화 #대}}',
  votes: '표',
  end: '휴대전화 투표 끝내기',
  agreed: '전체 표의 {share}가 네트워크와 같은 답',
};
