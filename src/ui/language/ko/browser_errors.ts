import type { English, Words } from '../words.ts';

export const browserErrors: Words<English['browserErrors']> = {
  unread: '프로그램의 일부를 읽을 수 없습니다',
  unreadAdvice: '이 페이지의 서버가 응답하지 않습니다. 연결을 확인하고 페이지를 다시 불러오세요.',
  notAllowed: '브라우저가 허락하지 않았습니다',
  notAllowedAdvice: '페이지를 한 번 누르고 다시 해 보거나, 브라우저 설정에서 이 페이지에 허용하세요.',
  unreadable: '이 파일을 읽을 수 없습니다',
  unreadableAdvice: '고른 뒤에 옮겨졌거나, 바뀌었거나, 잠겼습니다. 다시 고르세요.',
  unopened: '이 파일을 열 수 없습니다',
  unopenedAdvice: '손상되었거나 이 브라우저가 모르는 종류입니다. JPEG, PNG 또는 MP4로 저장하세요.',
  noRoom: '남은 자리가 없습니다',
  noRoomAdvice: '브라우저가 이 페이지에 디스크 공간을 더 주지 않습니다. 공간을 비우거나 그림을 지우세요.',
  noMemory: '메모리가 모자랍니다',
  noMemoryAdvice: '더 작은 사진을 고르거나 다른 프로그램과 탭을 닫고 다시 해 보세요.',
  calledOff: '취소되었습니다',
  calledOffAdvice: '다시 해 보세요.',
  unknown: '무언가 잘못되었습니다',
  unknownAdvice: '페이지는 계속됩니다. 빠진 것이 있으면 다시 불러오세요.',
};
