import type { English, Words } from '../words.ts';

export const outputErrors: Words<English['outputErrors']> = {
  noWay: '서버가 방송을 받아들였지만 연결되지 않았습니다. 방화벽이 있다면 UDP 포트를 열어야 합니다.',
  forbidden:
    '이 페이지는 {origin}에 연결할 수 없습니다. CONVOSCOPE_CONNECT={origin} 으로 빌드하거나 서버가 이 페이지와 같은 주소 아래에서 답하게 하세요.',
  unreached:
    '{origin}이(가) 답하지 않거나 이 페이지를 허용하지 않습니다(CORS). 서버가 켜져 있는지, 브라우저가 믿는 인증서가 있는지, 브라우저가 이 페이지에 로컬 네트워크를 허용하는지 살펴보세요.',
  token: '서버가 이 방송을 들여보내지 않습니다({status}). 토큰이 틀렸을 수 있습니다.',
  refused: '서버가 방송을 받지 않습니다({status}).',
  noAddress: 'WHIP 서버 주소는 https:// 나 http:// 로 시작합니다. 서버를 운영하는 사람에게 물어보세요.',
  lost: '연결이 끊어졌습니다.',
  noSize: '“{size}”은(는) 크기가 아닙니다. 1280x720처럼 16에서 4096까지의 짝수로 적으세요.',
  filmBroke:
    '화면이나 소리가 도중에 끊겼습니다({why}). 녹화한 것은 저장했습니다. 다시 녹화하고, 또 끊기면 다른 형식을 고르거나 소리를 “없음”으로 하세요.',
};
