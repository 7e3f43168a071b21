import type { English, Words } from '../words.ts';

export const settingErrors: Words<English['settingErrors']> = {
  classExpected: '클래스가 필요합니다. 이름이나 그 일부, 또는 {range}의 번호를 쓰세요.',
  noClassNumber: '{title}: 클래스 {given}번이 없습니다. 아는 것은 {range}입니다.',
  layerExpected: '층의 이름이 필요합니다.',
  wholeNumber: '{called}: {given} 대신 정수를 써야 합니다{range}.',
  channels: '{called}: {given} 대신 0,5,9나 0-8처럼 작은 번호부터 채널을 쓰세요.',
  expected: '{called}: {given} 대신 {expectation}을(를) 써야 합니다.',
  noFilterPages: '{name}: 첫째 뒤의 합성곱이 아니어서 필터 쪽이 없습니다.',
  noStyleNorBlend: '"{text}": 스타일도, "frost:0.7,embers:0.3" 같은 섞기도 아닙니다.',
  tooManyStyles: '스타일은 {count}개가 아니라 {most}개까지 섞을 수 있습니다.',
  noChannel: '{layer}: 채널은 {channels}개이고 {channel}번은 없습니다.',
  noPreset: '{id}: 미리 정한 설정 "{preset}"이(가) 없습니다. 있는 것: {all}.',
  otherFeatures:
    '“{name}”의 예는 특징이 {features}개인데 {layer}은(는) {channels}개를 냅니다. 이 신경망으로 클래스를 가르치세요.',
  filtersHaveNoColours: '{layer}: 채널 {channels}개를 받아 필터에 색이 없습니다.',
  oneClass: '{title}: 클래스가 하나뿐이라 다른 이름을 말하게 할 수 없습니다.',
  cropsNeeded:
    '{size}픽셀을 넘으면 신경망은 부분만 봅니다. “잘라 보기”를 1 이상으로, 또는 “크기”를 {size} 이하로 하세요.',
  noTechnique: '보기 "{id}"이(가) 없습니다. 있는 것: {all}.',
  noMapToErase: '{title}: 그림 위에 그리는 지도가 없어 지울 순서가 없습니다.',
  noOpenCv: '오려 내는 OpenCV를 불러올 수 없습니다({why}). 서버에 opencv/가 있나요?',
  noPainting: '그림 그리기 "{id}"이(가) 없습니다. 있는 것: {all}.',
  seesNoStyle: '{title}: 한 픽셀보다 큰 합성곱의 활성화가 없어 스타일을 볼 수 없습니다.',
  noStrokes: '모든 결의 가중치가 0입니다. 적어도 하나를 올리세요(예: “굵은 결”, coarse).',
  noClasses: '{title}: 클래스가 없고 특징에서 끝납니다. 채널이나 뉴런을 고르거나 신경망 전체를 여세요.',
  severalClasses: '{given}: 여럿이 있습니다({classes}). 이름 전체나 번호를 쓰세요.',
  noSuchClass:
    '{title}: 클래스 {given}이(가) 없습니다. 아는 것은 {count, number}가지이고 이것은 없습니다. {hint}',
  noLayerNear: '{title}: 층 {given}이(가) 없습니다. 비슷한 것: {layers}',
  noLayer: '{title}: 층 {given}이(가) 없습니다. 있는 층: {layers}',
  missing: '{layer}: {what} {index}번이 없습니다. 0번부터 {count}개 있습니다.',
  noPage: '{layer}: 필터 쪽은 0번부터 {pages, plural, other {#쪽}}이고 {value}쪽은 없습니다.',
  noLaterConvolution: '{title}: 첫째 뒤의 합성곱이 없습니다.',
  noSpatialLayer: '{title}: 공간이 있는 출력을 내는 층이 없습니다.',
  noSetting: '{id}: 설정 "{name}"이(가) 없습니다. 있는 것: {known}.',
  otherTarget: '{title}: 볼 수 없는 대상입니다({target}). 볼 수 있는 것: {targets}.',
};
