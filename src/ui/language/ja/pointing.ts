import type { English, Words } from '../words.ts';

export const pointing: Partial<Words<English['pointing']>> = {
  draw: 'どこにあるか描く',
  how: '画像の上をドラッグするか、向かい合う2つの角をタップするか、数値を入れてください(ネットワークが見た範囲に対する%)。',
  x: '左',
  y: '上',
  width: '幅',
  height: '高さ',
  inside: 'マップの{energy}が枠の中にあり、枠は画像の{area}です',
  nothing: 'マップは空です。枠は画像の{area}です',
};
