import type { English, Words } from '../words.ts';

export const studioErrors: Words<English['studioErrors']> = {
  full: '이 브라우저에 그림을 둘 자리가 없습니다. 그리기는 메모리에서만 계속됩니다. 간직할 것은 저장하고, 오래된 그림을 지워 자리를 만드세요.',
  nothingKept:
    '이 브라우저가 이 페이지의 것을 저장하지 않습니다({why}). 그리기는 메모리에서만 계속됩니다. 페이지를 닫기 전에 간직할 것을 저장하세요.',
  otherWeights: '신경망 “{network}”의 지금과 다른 가중치로 시작했습니다. 처음부터 다시 그리세요.',
  materialsGone: '이 그림의 바탕이 된 사진이 없어졌습니다. 새로 그리세요.',
  keepsNo: '이 브라우저가 이 페이지의 {things}을(를) 저장하지 않습니다({why}).',
  noRoomForStyle:
    '이 브라우저에 스타일을 둘 자리가 없어 페이지가 열려 있는 동안만 남습니다. 디스크를 비우세요.',
  noRoomForAtlas: '이 브라우저에 아틀라스를 둘 자리가 없습니다. 디스크를 비우세요.',
  noRoomForNetwork:
    '이 브라우저에 이 신경망을 둘 자리가 없습니다. 전에 연 신경망을 지우거나 디스크를 비우세요.',
  diverged: '단계 {step}: {terms}. {advice}',
  notFinite: '단계 {step}에서 그림이 유한하지 않은 수가 되었습니다. {advice}',
  paintedWith: '신경망 “{network}”(으)로 그립니다. {why}',
};
