import type { English, Words } from '../words.ts';

export const classes: Words<English['classes']> = {
  theNetworkKnows:
    '신경망이 아는 {count, number}가지 가운데 “{unknown}”은(는) 없습니다.{near, plural, =0 {} other { 비슷한 이름:}}',
  lookingFor: '찾는 것: {target}',
  classNumber: '클래스 {index}',
  channelOf: '{layer}, 채널 {channel}',
  neuronOf: '{channel}, {y}행 {x}열',
  madeToSayWanted: '말하게 할 이름: {wanted}',
  classToLookAtOf: '살펴볼 클래스({labels}개 가운데)',
  searchLabelsClasses: '클래스 {labels, number}개에서 찾기',
  followTheLeadingClass: '1순위 클래스 따라가기',
  classes: '클래스',
  whatTheNetworkSees: '신경망이 보는 것',
  nothingByNameThisNetwork: '이름으로는 알 수 없습니다. 이 신경망에는 클래스가 없고 특징만 있습니다.',
  lookAtLabel: '살펴보기: {label}',
  withAllChannels: '모든 채널이 켜져 있을 때 {unablated}',
};
