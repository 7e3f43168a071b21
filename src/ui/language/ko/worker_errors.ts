import type { English, Words } from '../words.ts';

export const workerErrors: Words<English['workerErrors']> = {
  noStage: '이 브라우저에는 WebGL도 2-D 캔버스도 없어 그림을 보여 줄 수 없습니다.',
  backend:
    '백엔드 "{name}"이(가) 여기서 시작되지 않습니다({why}). 주소에서 ?backend={again}을(를) 빼면 프로그램이 고릅니다.',
  noBackend:
    '백엔드 "{name}"이(가) 여기서 시작되지 않고({why}) 남은 백엔드도 없습니다. 페이지를 다시 불러오세요. 또 일어나면 서버에 파일이 빠졌거나 브라우저가 너무 오래된 것입니다.',
  galleryClosed: '사진 모음이 닫혔습니다.',
  mapDrawn: '지도가 그려졌습니다.',
  cardClosed: '카드가 닫혔습니다.',
  otherCollection: '다른 모음을 시작했습니다.',
  collectionMined: '모음을 다 훑었습니다.',
  nothingMined: '훑는 것이 없습니다.',
  miningCancelled: '시작하기 전에 취소되었습니다.',
  anew: '워커를 새로 시작했습니다.',
  notReady: '워커가 준비되지 않았습니다.',
  stopped: '워커를 멈췄습니다.',
  endedMidway: '워커가 단계 도중에 끝났습니다.',
  otherNetwork: '이제 다른 신경망으로 봅니다.',
  unreadable: '워커의 답을 읽을 수 없습니다.',
  silentEnd: '워커가 말없이 끝났습니다.',
  noAnswer: '워커가 {seconds}초 동안 답하지 않았습니다.',
  givenUp:
    '{why} {deaths}번 잇달아 일어나 다시 시작하지 않습니다. 페이지를 다시 불러오고, 또 일어나면 다른 백엔드를 고르거나(주소에 ?backend=wasm) 다른 프로그램을 닫으세요.',
  crashed: '워커가 멈췄습니다: {message}',
  notLoaded: '워커를 불러올 수 없었습니다.',
  lost: '드라이버가 멈췄거나, 갱신되었거나, 잠들었습니다. 신경망은 카드로 또는 카드 없이 저절로 다시 시작합니다({backend}: {reason}).',
};
