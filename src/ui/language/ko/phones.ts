import type { English, Words } from '../words.ts';

export const phones: Words<English['phones']> = {
  vote: '휴대전화로 투표',
  voteHow: '휴대전화 카메라로 비추거나 주소를 입력하세요. 휴대전화가 이곳 네트워크에 연결되어 있어야 합니다.',
  count: '{count, plural, =0 {아직 휴대전화가 없습니다} other {휴대전화 #대}}',
  noServer: '서버가 답하지 않습니다. 다시 답하면 같은 코드로 투표가 이어집니다.',
  votes: '표',
  end: '휴대전화 투표 끝내기',
  agreed: '전체 표의 {share}가 신경망과 같은 답',
  aPhone: '휴대전화…',
  phone: '휴대전화',
  asCamera: '휴대전화를 카메라로',
  waiting:
    '휴대전화 카메라로 비추고, 열린 페이지에 카메라를 허용하세요. 휴대전화가 이곳 네트워크에 연결되어 있어야 합니다.',
  awaited: '휴대전화를 기다립니다.',
  connected: '휴대전화와 연결되었습니다.',
  lost: '휴대전화와 연결이 끊어졌습니다. 페이지가 열려 있으면 저절로 다시 연결됩니다.',
  selfSigned: '휴대전화가 알 수 없는 인증서라고 경고합니다. 이 기기가 직접 만든 인증서이니 계속 진행하세요.',
};
