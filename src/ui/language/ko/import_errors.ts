import type { English, Words } from '../words.ts';

export const importErrors: Words<English['importErrors']> = {
  noNetworkKnown:
    '{files}: 여기서 아는 신경망이 없습니다. .safetensors, .pth, .pt, .onnx 파일이나 TensorFlow.js 모델의 폴더 또는 ZIP을 고르세요(Teachable Machine: "Tensorflow.js"로 내보내기).',
  otherSize:
    '{height} × {width} 그림은 이 신경망을 지날 수 없습니다. {usualHeight} × {usualWidth} 그림을 받습니다. {why}',
  colours: '{file}: 채널이 {channels}개인 그림을 받습니다. Convoscope에는 카메라 그림뿐입니다.',
  headNoDense:
    '{file}: 헤드(head)의 {name}은(는) 모양이 [{shape}]이어서 완전 연결층이 아닙니다. 층의 연결이 적혀 있는 ONNX로 내보내세요.',
  headNoClasses: '{file}: 헤드(head)의 클래스가 0개라 가릴 것이 없습니다. 다시 학습시키세요.',
  noFile: '파일이 없습니다. 신경망이나 그것이 든 폴더를 고르세요.',
  poseProject:
    '{file}: Teachable Machine의 포즈 프로젝트입니다. 그림이 아니라 다른 신경망이 찾은 관절을 봅니다. 같은 클래스로 이미지 프로젝트를 만드세요.',
  audioProject: '{file}: Teachable Machine의 오디오 프로젝트입니다. 이미지 프로젝트를 만드세요.',
  graphModel:
    '{file}: 층이 연산으로 풀린 GraphModel입니다. LayersModel로 내보내거나("tensorflowjs_converter --output_format=tfjs_layers_model"), 원래 신경망을 ONNX로 바꾸세요.',
  noTopology: '{file}: modelTopology가 없어 TensorFlow.js 모델이 아닙니다. LayersModel의 폴더를 고르세요.',
  noPictureInput: '{file}: 입력 [{shape}]은(는) 그림이 아닙니다.',
  inputUnsaid: '{file}: 어떤 그림을 받는지 적혀 있지 않습니다. 모델을 다시 내보내세요.',
  exportAgain: '{file}: {what}. 모델을 다시 내보내세요.',
  otherKerasModel: '{file}: "{kind}" 종류의 모델입니다. Sequential과 함수형 모델을 엽니다.',
  severalOutputs: '{file}: 출력이 {count}개입니다. 분류기의 출력은 하나입니다. 다른 출력 없이 내보내세요.',
  layerTwice: '{file}: 층 {layer}을(를) 여러 번 씁니다. 이런 것은 열지 않습니다.',
  answersWithMaps:
    '{file}: 채널 {channels}개마다 {height} × {width} 맵으로 답합니다. Convoscope는 분류기를 엽니다.',
  noWeightsListed: 'model.json: 가중치가 적혀 있지 않습니다. 모델을 다시 내보내세요.',
  manifestDamaged: 'model.json: weightsManifest가 손상되었습니다. 모델을 다시 내보내세요.',
  dataTruncated:
    '{files}: 잘렸습니다. {name}은(는) {end}바이트에서 끝나는데 데이터는 {bytes}바이트입니다. 다시 복사하거나 내려받으세요.',
  weightsFileMissing: 'model.json에 적힌 파일 {path}이(가) 없습니다. 폴더 전체나 ZIP을 고르세요.',
  weightUnread: 'model.json: 가중치 {name}은(는) 형식 {dtype}, 모양 [{shape}]이어서 읽지 않습니다.',
  otherLabels:
    '{file}: 클래스 이름이 {named}개인데 신경망의 클래스는 {classes}개입니다. 이 신경망의 이름표를 쓰거나 쓰지 마세요.',
  noLabels: '{file}: 클래스 이름의 목록이 아닙니다.',
  severalOnnx: 'ONNX 파일이 {count}개 있습니다: {files}. 하나를 고르세요.',
  quantised: '{file}: 양자화된 파일입니다. 이름에 -int8, -qdq, -quant가 없는 실수 파일을 쓰세요.',
  severalInputs: '{file}: 입력이 {count}개입니다({names}). 그림 분류기의 입력은 하나입니다.',
  tensorUnread: '{file}: {name}은(는) 형식 {type}, 모양 [{shape}]이어서 읽지 않습니다.',
  tensorBytes:
    '{file}: {name}은(는) {bytes}바이트인데 모양 [{shape}]에는 {needed}바이트가 필요합니다. 파일이 손상되었습니다.',
  tensorNumbers:
    '{file}: {name}의 수가 {numbers}개인데 모양 [{shape}]에는 {needed}개가 필요합니다. 파일이 손상되었습니다.',
  numbersElsewhere:
    '{file}: 수가 따로 {location} 파일에 있습니다. 둘을 함께, 또는 그것들이 든 폴더를 고르세요.',
  fileTruncated:
    '{file}: 잘렸습니다. {name}은(는) {end}바이트에서 끝나는데 파일은 {size}바이트입니다. 다시 복사하거나 내려받으세요.',
  noOnnx: '{file}: 잘렸거나 ONNX 파일이 아닙니다. 다시 복사하거나 내려받으세요.',
  cycle: '{file}: 고리가 있습니다. {operator}(노드 {node})이(가) 자기 출력을 필요로 합니다. 손상되었습니다.',
  severalOnnxOutputs:
    '{file}: 출력이 {count}개입니다({names}). 분류기의 출력은 하나입니다. 다른 출력 없이 내보내세요.',
  independentOutput: '{file}: 출력이 그림에 달려 있지 않습니다.',
  segmentation:
    '{file}: 분할이나 검출 신경망처럼 클래스 {classes}개마다 {height} × {width} 맵으로 답합니다. Convoscope는 분류기를 엽니다.',
  noPickle: '{file}: 손상되었거나 PyTorch 파일이 아닙니다({what}).',
  notThreeNumbers: 'config.json: pretrained_cfg.{name}은(는) 수 세 개가 아닙니다.',
  torchScript:
    '{file}: 가중치만이 아니라 TorchScript 프로그램입니다. Python에서 torch.save(model.state_dict(), "weights.pth")를 하거나 ONNX로 내보내세요.',
  noTorchZip:
    '{file}: ZIP 파일이지만 data.pkl이 없어 torch.save의 것이 아닙니다. TensorFlow.js 모델이면 이름을 .zip으로 바꾸세요.',
  unknownLength: '{file}: 길이를 알 수 없는 수가 있습니다. torch.save로 다시 저장하세요.',
  truncated: '{file}: 잘렸습니다. 다시 복사하거나 내려받으세요.',
  byteOrder: '{file}: 바이트 순서가 다른 기기에서 저장되었습니다. 보통의 기기에서 다시 저장하세요.',
  noTensors: '{file}: 텐서가 없습니다. Python에서 torch.save(model.state_dict(), "weights.pth")를 하세요.',
  noArrays: '{file}: 배열이 없습니다. 저장된 것이 없으니 신경망을 다시 저장하세요.',
  shapesDoNotFit: '{file}: {title}의 이름이지만 모양이 맞지 않습니다. {why}',
  otherKernel:
    '{file}: {title}의 이름이지만 {name}의 커널이 {wanted} × {wanted}이(가) 아니라 {height} × {width}입니다. 작은 그림용 같은 변형이고, 스트라이드와 풀링은 가중치에 적혀 있지 않습니다. 층이 적혀 있는 ONNX로 내보내세요.',
  greyWeights:
    '{file}: 회색 그림을 받는데 {title}은(는) 컬러 그림을 받습니다. ONNX로 내보내면 색을 섞어 회색으로 만듭니다.',
  lookalike:
    '{file}: {name}입니다. 이름과 모양은 {title}와(과) 같지만 계산이 다릅니다. 층이 적혀 있는 ONNX로 내보내세요.',
  severalSafetensors:
    'safetensors 파일이 {count}개 있습니다: {files}. 여러 조각으로 된 신경망은 실시간으로 보기에 너무 큽니다. 아니면 하나를 고르세요.',
  hugeHeader: '{file}: safetensors 파일이 아닙니다. 머리글이 {size}일 수는 없습니다.',
  diverged:
    '{file}: {name}의 {position}번 자리에 {value}이(가) 있습니다. 파일이 손상되었거나 학습이 발산했습니다.',
  longText: '{file}: {size}는 글로는 너무 깁니다.',
  notUtf8: '{file}: UTF-8 글이 아닙니다. UTF-8로 저장하세요.',
  notJson: '{file}: 올바른 JSON이 아닙니다. 다시 복사하거나 내려받으세요.',
  unknownReference:
    '{file}: 여기서 모르는 방식으로 수를 가리킵니다. torch.save로 state_dict를 다시 저장하세요.',
  oddTensor: '{file}: PyTorch와 다르게 적힌 텐서가 있습니다. 다시 저장하세요.',
  tensorOverEnd: '{file}: [{shape}] 텐서가 저장된 수 {count}개의 끝을 넘습니다. 손상되었습니다.',
  bomb: '{file}: {packed}에서 파일 {count}개, {size}로 풀린다고 합니다. 신경망이 아니므로 풀지 않습니다.',
  noZip: '{file}: 잘렸거나 ZIP 파일이 아닙니다. 다시 복사하거나 내려받으세요.',
  password: '{file}: {name}에 암호가 걸려 있습니다. 암호 없이 압축하세요.',
  entryDamaged: '{file}: {name}이(가) 손상되었습니다. 다시 복사하거나 내려받으세요.',
  adapter: '{file}: 다른 신경망에 붙는 어댑터(LoRA)이고 신경망이 아닙니다.',
  languageModel:
    '{file}: 언어 모델입니다. Convoscope는 사진에서 본 것의 이름을 말하는 합성곱 신경망을 엽니다.',
  diffusionModel:
    '{file}: 확산 모델입니다. Convoscope는 사진에서 본 것의 이름을 말하는 합성곱 신경망을 엽니다.',
  detector:
    '{file}: 상자로 답하는 물체 검출기입니다. Convoscope는 사진에서 본 것의 이름을 말하는 합성곱 신경망을 엽니다. 그 바탕이 된 분류기를 쓰세요.',
  segmenter:
    '{file}: 클래스 지도로 답하는 분할 신경망입니다. Convoscope는 사진에서 본 것의 이름을 말하는 합성곱 신경망을 엽니다.',
  transformer: '{file}: 들여다볼 합성곱이 없는 트랜스포머입니다. ResNet 같은 합성곱 신경망을 쓰세요.',
  blurPool:
    '{file}: 스트라이드 앞에서 흐리게 하는 신경망(안티에일리어싱, "filt"라는 필터)의 가중치입니다. 층이 어떻게 이어지는지는 가중치에 적혀 있지 않습니다. 층이 적혀 있는 ONNX로 내보내세요.',
  teachableKeras:
    '{file}: Teachable Machine의 Keras 내보내기입니다. 내보내기에서 "Tensorflow.js" 탭과 "Download"를 골라 그 ZIP을 여세요.',
  keras:
    '{file}: Keras 파일입니다. "tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model"로, 또는 tf2onnx로 ONNX로 바꾸세요.',
  tensorflowLite:
    '{file}: TensorFlow Lite 파일입니다. Teachable Machine에서 "Tensorflow.js"로 내보내거나, 원래 신경망을 ONNX로 바꾸세요.',
  tensorflowGraph: '{file}: TensorFlow 그래프입니다. tf2onnx로 ONNX로 바꾸세요.',
  caffe: '{file}: Caffe 파일입니다. ONNX로 바꾸세요.',
  coreMl: '{file}: Core ML 파일입니다. 신경망을 ONNX로 내보내세요.',
  compiled: '{file}: 한 가지 기기를 위해 컴파일된 파일입니다. 신경망을 ONNX로 내보내세요.',
  bareArrays: '{file}: 배열만 들어 있습니다. 신경망을 safetensors, .pth, ONNX로 저장하세요.',
  ml5Style: '{file}: 그림을 그리고 이름은 말하지 않는 ml5의 스타일 신경망입니다. 실시간 스타일에 주세요.',
  part: '{file}: 신경망의 일부입니다. model.json, config.json이나 .onnx 파일이 든 폴더 전체를 고르세요.',
  empty: '{file}: 빈 파일입니다. 다시 복사하거나 내려받으세요.',
  zeros: '{file}: 앞부분이 모두 0입니다. 끝까지 쓰이지 않았으니 다시 복사하거나 내려받으세요.',
  webPage:
    '{file}: 신경망이 아니라 웹 페이지입니다. 내려받기가 거절되었으니 주소를 브라우저에서 열어 내려받으세요.',
  lfs: '{file}: Git LFS가 다른 곳에 둔 파일을 가리키는 파일입니다. "git lfs pull"을 하거나 파일 자체를 내려받으세요.',
  otherArchitecture: '{file}: 여기서 모르는 구조의 가중치입니다({names}, …). {known}',
  variantWithMore:
    '{file}: {title}와(과) 비슷하지만 {name} 같은 것이 더 있습니다. 변형이거나 잘린 파일입니다. {known}',
  variantLacks: '{file}: {title}와(과) 비슷하지만 {name}이(가) 없습니다. 변형이거나 잘린 파일입니다. {known}',
  layerUnknown: '{file}: Convoscope에 없는 층 {kind}("{name}")을(를) 씁니다.',
  layerRefused: '{file}: 층 {kind}("{name}")을(를) 열 수 없습니다({why}).',
  operatorUnknown: '{file}: Convoscope에 없는 연산자 {node}을(를) 씁니다. {hint}',
  operatorRefused: '{file}: 연산자 {node}을(를) 열 수 없습니다({why}).',
  oldTorch: '{file}: 0.2 이전의 PyTorch 파일입니다. PyTorch에서 열어 state_dict를 다시 저장하세요.',
  noTorch:
    '{file}: torch.save의 파일이 아니거나 손상되었습니다. 신경망의 state_dict를 저장하거나 ONNX로 내보내세요.',
  dangerous:
    '{file}: Python에 {name} 실행을 요구합니다. 거절했고 아무것도 실행하지 않았습니다. 가중치 파일에는 필요 없는 일이니 Python에서 열지 마세요.',
  wholeObject:
    '{file}: 가중치만이 아니라 프로그램 객체({name})가 들어 있습니다. Python만 만들 수 있고 실행은 안전하지 않습니다. Python에서 torch.save(model.state_dict(), "weights.pth")를 하거나 ONNX로 내보내세요.',
};
