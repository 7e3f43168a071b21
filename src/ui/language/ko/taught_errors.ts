import type { English, Words } from '../words.ts';

export const taughtErrors: Words<English['taughtErrors']> = {
  none: '{file}: 가르친 클래스가 없습니다. “클래스를 파일로 저장”이 만든 파일을 고르세요.',
  otherVersion:
    '{file}: 버전 {version}입니다. 이 프로그램은 버전 {own}을(를) 읽습니다. 클래스를 새로 가르치세요.',
  otherNetwork:
    '{file}: 다른 신경망으로 가르쳤습니다({which}). 지금 신경망: {network}. 그 신경망으로 열거나 클래스를 새로 가르치세요.',
  tooMany: '{file}: 클래스가 {count}개 있습니다. {most}개까지 됩니다.',
  damaged: '{file}: 손상되었습니다({how}). 다시 복사하거나 클래스를 새로 가르치세요.',
};
