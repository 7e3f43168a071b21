import type { English, Words } from '../words.ts';

export const styleErrors: Words<English['styleErrors']> = {
  emptyBlend: '섞으려면 스타일이 적어도 하나 있어야 합니다.',
  unknown: '스타일 "{id}"이(가) 없습니다. 있는 것: {all}.',
  noFreeNetwork: '아무 그림이나 스타일로 쓸 수 있는 신경망이 없습니다.',
  tooSmall:
    '그림이 {width} × {height}픽셀입니다. 스타일은 두 변이 적어도 {least}픽셀이어야 합니다. 더 큰 그림을 고르세요.',
  netTooLarge: '{size} MB는 스타일 신경망으로는 너무 큽니다.',
  zipDamaged: '{name}: ZIP 파일이 손상되었습니다. 다시 내려받으세요.',
  unpacksTooLarge: '{name}: 풀면 {most} MB가 넘어 스타일 신경망으로는 너무 큽니다.',
  fileMissing: 'network.json에 적힌 파일 {file}이(가) 없습니다. 폴더 전체를 끌어다 놓으세요.',
  unreadable:
    '이 브라우저가 읽을 수 있는 그림이 아닙니다. JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG가 스타일이 될 수 있습니다.',
  noModel: '먼저 {what}을(를) 고르세요. 프로그램에 든 것, 내 그림, 카메라의 한 장면이 됩니다.',
  modelTooSmall:
    '"{title}": {width} × {height}픽셀은 {what}을(를) 보기에 너무 작습니다. 적어도 {least} × {least}인 그림을 고르세요.',
  noNet:
    '끌어다 놓은 것에 스타일 신경망이 없습니다({files}). manifest.json(ml5)이나 network.json이 든 폴더, 그 ZIP, 또는 ONNX 파일이 필요합니다.',
  onnxNoPainter: '{file}: 컬러 그림에서 같은 크기의 컬러 그림을 만드는 신경망이 아닙니다.',
  onnxRange:
    '{file}: 출력 값의 범위를 ONNX가 알려 주지 않습니다(tanh 또는 sigmoid). fast_neural_style처럼 0..255를 내도록 내보내세요.',
  onnxSplit:
    '신경망의 일부가 없거나 파일이 너무 많습니다({files}). 인코더와 디코더를 함께 끌어다 놓거나, forward(content, style)에서 인코더, AdaIN, 디코더를 차례로 실행하는 모듈 하나로 내보내세요.',
  adainInputs:
    '{file}: 입력이 {names}입니다. 아무 스타일이나 쓰는 신경망은 채널이 앞에 오는 컬러 그림 두 장(콘텐츠와 스타일)과, 있다면 세기 하나를 입력으로 받습니다.',
  notAdain:
    '{file}: 그림을 두 장 받지만, AdaIN처럼 한쪽 특징에 다른 쪽 특징의 평균과 표준편차를 주지 않습니다.',
  severalNets: '스타일 신경망이 여러 개입니다({files}). 하나씩 끌어다 놓으세요.',
  otherProgram: '{file}: 다른 프로그램의 파일입니다. ml5 형식으로 내보내세요.',
  noStyleFile:
    '{file}: 이 프로그램의 스타일이 없거나 손상되었습니다. “내 스타일”에서 저장한 파일을 고르세요.',
  pictureMissing: '{file}: 파일에 적힌 그림 {picture}이(가) 없습니다. 다시 저장하세요.',
  tensorFlow: '{file}: 스타일 신경망의 층인지 알 수 없는 TensorFlow.js 모델입니다.',
};
