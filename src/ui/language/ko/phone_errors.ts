import type { English, Words } from '../words.ts';

export const phoneErrors: Words<English['phoneErrors']> = {
  noRoom: '이 페이지의 서버가 답하지 않거나 휴대전화용으로 시작하지 않았습니다(npm start -- --phones).',
  closed: '서버가 방을 닫아 이제 휴대전화로 투표할 수 없습니다. 방을 새로 여세요.',
  noCamera:
    '휴대전화를 카메라로 쓸 수 없습니다. 이 페이지의 서버가 답하지 않거나 그렇게 시작하지 않았습니다(npm start -- --https).',
};
