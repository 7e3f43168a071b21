import type { English, Words } from '../words.ts';

export const pointing: Words<English['pointing']> = {
  draw: '어디에 있는지 그려 보기',
  how: '그림 위를 끌거나, 마주 보는 두 모서리를 누르거나, 숫자를 넣으세요. 신경망이 본 그림에 대한 %입니다.',
  x: '왼쪽',
  y: '위',
  width: '너비',
  height: '높이',
  inside: '상자 안에 지도의 {energy}가 있고, 상자는 그림의 {area}입니다',
  nothing: '지도에 아무것도 없습니다. 상자는 그림의 {area}입니다',
};
