/** Halves of sentences that say what is wrong with a file, and what was assumed of a network, by their English. */
export const filePhrases: Readonly<Record<string, string>> = {
  // Importers: a layer or a file …
  'has the activation "{name}", which Convoscope does not have':
    'Convoscope에 없는 활성화 함수 "{name}"을(를) 씁니다',
  'begins elsewhere than at 0': '0이 아닌 곳에서 시작합니다',
  'has no weights "{name}" in weightsManifest. Export the model again':
    'weightsManifest에 가중치 "{name}"이(가) 없습니다. 모델을 다시 내보내세요',
  'takes {numbers} numbers, its input has {given}': '수 {numbers}개를 받는데 입력은 {given}개입니다',
  'has 0 classes: there is nothing to tell apart': '클래스가 0개여서 가려낼 것이 없습니다',
  'joins along another axis than the channels': '채널이 아닌 축으로 이어 붙입니다',
  'goes along axis {axis}, not the channels': '채널이 아닌 축 {axis}을(를) 따라갑니다',
  'ends at {n}; only 6 is known here': '{n}에서 끝납니다. 여기서는 6만 됩니다',
  'has the {name} [{values}]; only equal ones are known here':
    '{name} [{values}]을(를) 씁니다. 여기서는 모두 같은 값만 됩니다',
  'has its channels first; export the model with channels last':
    '채널이 앞에 있습니다. 채널을 뒤에 두고 모델을 다시 내보내세요',
  'cuts off below {n}; only 0 is known here': '{n} 아래를 자릅니다. 여기서는 0만 됩니다',
  'makes pictures larger by {mode}, [{scales}]; only doubling by nearest is known here':
    '그림을 {mode}, [{scales}](으)로 키웁니다. 여기서는 최근접으로 두 배만 됩니다',
  'The network prepares its pictures itself; {range} is taken for what it is given.':
    '신경망이 그림을 스스로 전처리합니다. 받는 값은 {range}(으)로 여깁니다.',
  'has the padding "{padding}"': '패딩이 "{padding}"입니다',
  'makes [{shape}] of {given}, which is neither a picture nor one vector':
    '{given}을(를) [{shape}](으)로 만드는데, 그림도 벡터 하나도 아닙니다',
  'a model without layers': '층이 없는 모델입니다',
  'its layers {layers} need each other, or one that is missing':
    '층 {layers}이(가) 서로를 필요로 하거나 없는 층을 필요로 합니다',
  'does not take what comes from the picture as its first input':
    '그림에서 오는 것을 첫 입력으로 받지 않습니다',
  'takes a picture that was made larger, and is no convolution': '키운 그림을 받는데 합성곱이 아닙니다',
  'has {what} that are computed from the picture': '{what}이(가) 그림에서 계산됩니다',
  'takes what is no picture with its channels first': '채널이 앞에 오는 그림이 아닌 것을 받습니다',
  'has weights of [{shape}]: only convolutions of pictures are known here':
    '가중치가 [{shape}]입니다. 여기서는 그림의 합성곱만 압니다',
  'follows a picture that is made larger, and is not 3 x 3 with a mirrored border':
    '키운 그림 뒤에 오는데, 가장자리를 거울처럼 비춘 3 × 3이 아닙니다',
  'has strides and dilations at once': '스트라이드와 팽창(dilation)이 함께 1보다 큽니다',
  'has groups, dilations or an output padding': '그룹, 팽창(dilation)이나 출력 패딩이 있습니다',
  'has weights for {channels} channels, its input has {given}':
    '가중치는 채널 {channels}개용인데 입력은 {given}개입니다',
  'pads other sides than those of the picture': '그림의 변이 아닌 곳에 패딩을 넣습니다',
  'pads a picture that is made larger by other than one mirrored pixel':
    '키운 그림에 거울처럼 비춘 픽셀 하나가 아닌 패딩을 넣습니다',
  'pads with other numbers than 0 ({mode}, {value})': '0이 아닌 수로 패딩을 넣습니다({mode}, {value})',
  'multiplies other things than a vector and a matrix': '벡터와 행렬이 아닌 것을 곱합니다',
  'multiplies a map, not a vector': '벡터가 아니라 맵을 곱합니다',
  'takes nothing of the picture': '그림에서 아무것도 받지 않습니다',
  'divides a constant by what comes from the picture': '상수를 그림에서 오는 것으로 나눕니다',
  'has a constant of [{shape}] that is no number for each of {channels} channels':
    '상수가 [{shape}]이어서 채널 {channels}개에 수 하나씩이 아닙니다',
  'joins the two pictures otherwise than AdaIN, by means and deviations':
    '두 그림을 AdaIN처럼 평균과 표준편차로 잇지 않습니다',
  'uses means and deviations of features otherwise than AdaIN does':
    '특징의 평균과 표준편차를 AdaIN과 다르게 씁니다',
  'joins means and deviations of features otherwise than AdaIN does':
    '특징의 평균과 표준편차를 AdaIN과 다르게 잇습니다',
  'takes two maps from the picture, which only sums and products can':
    '그림에서 맵 두 개를 받는데, 합과 곱만 그럴 수 있습니다',
  'joins maps of unlike layout': '배열이 다른 맵을 이어 붙입니다',
  'joins constants with what comes from the picture': '상수를 그림에서 오는 것과 이어 붙입니다',
  'is still in training: export the network after model.eval()':
    '아직 학습 상태입니다. model.eval() 뒤에 내보내세요',
  'cuts off its input by negative pads': '음수 패딩으로 입력을 잘라 냅니다',
  'has no window of two sides': '두 변이 있는 창이 아닙니다',
  'has a window with gaps': '창에 빈틈이 있습니다',
  'does not take the mean over rows and columns': '행과 열에 걸쳐 평균을 내지 않습니다',
  'makes [{shape}] of [{given}], which is neither a picture nor one vector':
    '[{given}]을(를) [{shape}](으)로 만드는데, 그림도 벡터 하나도 아닙니다',
  'says its size by output_shape or auto_pad': 'output_shape나 auto_pad로 크기를 정합니다',
  'is no softmax over the channels': '채널에 걸친 소프트맥스가 아닙니다',
  'takes the logarithm of a softmax, which is known at the end of a network alone':
    '소프트맥스의 로그를 받습니다. 여기서는 신경망의 끝에서만 됩니다',
  'follows a normalisation of a flattened map, and is no dense layer':
    '펼친 맵의 정규화 뒤에 오는데 완전 연결층이 아닙니다',
  'changes the shape in a way that is not known here': '여기서 모르는 방법으로 모양을 바꿉니다',
  'puts the axes of a map of {height} x {width} in the order [{order}]':
    '{height} × {width} 맵의 축을 [{order}] 순서로 바꿉니다',
  'takes "{name}", which nothing gives': '아무것도 내놓지 않는 "{name}"을(를) 받습니다',
  'has no value that is read': '읽을 수 있는 값이 없습니다',
  'works on constants in a way that is not known here': '여기서 모르는 방법으로 상수를 계산합니다',
  'has a {part} of [{shape}]': '{part}의 모양이 [{shape}]입니다',
  '{operator} (node {name})': '{operator}(노드 {name})',
  'without a name': '이름 없음',
  'holds instruction {code} at byte {at}, which is not known':
    '{at}번째 바이트에 모르는 명령 {code}이(가) 있습니다',
  'holds a whole number that is too long': '너무 긴 정수가 들어 있습니다',
  'takes a value where there is none': '값이 없는 곳에서 값을 꺼냅니다',
  'ends a list that it did not begin': '시작하지 않은 목록을 끝냅니다',
  'takes values where there are none': '값들이 없는 곳에서 값들을 꺼냅니다',
  'refers to a value that it does not hold': '들어 있지 않은 값을 가리킵니다',
  'calls what cannot be called': '부를 수 없는 것을 부릅니다',
  'puts entries into what is no dictionary': '사전이 아닌 것에 항목을 넣습니다',
  'adds to what is no list': '목록이 아닌 것에 더합니다',
  // What was assumed rather than read.
  'The file has no head: there are features but no classes.':
    '파일에 헤드(head)가 없습니다. 특징은 있지만 클래스가 없습니다.',
  "The head is not the architecture's own: its {count} dense layers ({names}) are taken with rectifiers in between.":
    '이 구조의 본래 헤드(head)가 아닙니다. 완전 연결층 {count}개({names}) 사이에 ReLU가 있는 것으로 봅니다.',
  'The network has one output, which is taken to say yes or no: its probability is that of yes.':
    '신경망의 출력이 하나여서 예, 아니요의 답으로 봅니다. 확률은 예의 확률입니다.',
  'No sigmoid is seen behind its output: if that is a number, percentages mean nothing, nor do Occlusion, Score-CAM and Faithfulness.':
    '출력 뒤에 시그모이드가 보이지 않습니다. 출력이 수치라면 퍼센트도, 가려 보기 실험, Score-CAM, 충실도도 뜻이 없습니다.',
  'Each class has a sigmoid of its own, so several may be true at once: the shares that are shown are a softmax over their scores.':
    '클래스마다 시그모이드가 따로 있어 여럿이 함께 맞을 수 있습니다. 보이는 비율은 점수의 소프트맥스입니다.',
  'A ResNet that blurs nothing is taken: resnetblur and resnetaa of timm have the same names, but compute otherwise.':
    '아무것도 흐리게 하지 않는 ResNet으로 봅니다. timm의 resnetblur와 resnetaa는 이름이 같지만 계산이 다릅니다.',
  'TensorFlow’s EfficientNet-Lite0 (timm: tf_efficientnet_lite0) is taken: efficientnet_lite0 of timm has the same names, but computes otherwise.':
    'TensorFlow의 EfficientNet-Lite0(timm에서는 tf_efficientnet_lite0)으로 봅니다. timm의 efficientnet_lite0은 이름이 같지만 계산이 다릅니다.',
  'MobileNetV2 for pictures of 224 pixels is taken: networks for CIFAR have the same names and kernels, but smaller strides.':
    '224픽셀 그림을 위한 MobileNetV2로 봅니다. CIFAR용 신경망은 이름과 커널이 같지만 스트라이드가 더 작습니다.',
  'No file says how pictures are prepared: RGB from {range} is taken, as is usual for Keras.':
    '그림의 전처리 방법이 적힌 파일이 없습니다. Keras에서 흔한 대로 RGB {range}(으)로 봅니다.',
  'The 1,000 classes are taken to be ImageNet’s in their usual order: no file names them.':
    '클래스 이름이 적힌 파일이 없어, 클래스 1,000개를 ImageNet의 흔한 순서로 봅니다.',
  'No file names the classes: put a labels.txt beside the network, one name a line.':
    '클래스 이름이 적힌 파일이 없습니다. 한 줄에 이름 하나씩 적은 labels.txt를 신경망 옆에 두세요.',
  'The file leaves the size of its pictures open: {height} x {width} is taken.':
    '파일이 그림의 크기를 정하지 않아 {height} × {width}(으)로 봅니다.',
  'No file says the size of the pictures: {height} x {width} is taken; config.json beside the network can say it.':
    '그림의 크기가 적힌 파일이 없어 {height} × {width}(으)로 봅니다. 신경망 옆의 config.json에 적을 수 있습니다.',
  'ONNX does not say how pictures are prepared: {range} less {mean}, divided by {deviation}, {why}.':
    'ONNX에는 그림의 전처리 방법이 적혀 있지 않습니다. {range}에서 {mean}을(를) 빼고 {deviation}(으)로 나눕니다({why}).',
  'as Caffe’s networks with response normalisation take them': '반응 정규화가 있는 Caffe 신경망의 방식',
  'as is usual': '흔한 방식',
  '{title}, features only': '{title}, 특징만',
  'brought by the visitor': '관람객이 가져옴',
  'Dropped style': '끌어다 놓은 스타일',
  'No file says how pictures are prepared: {range} less {mean}, divided by {deviation}, as is usual for this architecture.':
    '그림의 전처리 방법이 적힌 파일이 없습니다. 이 구조에서 흔한 대로 {range}에서 {mean}을(를) 빼고 {deviation}(으)로 나눕니다.',
  weights: '가중치',
  pads: '패딩',
  numbers: '수',
  sides: '변의 길이',
  biases: '편향',
  axes: '축',
  limits: '한계',
  // Other files, and the machine.
  'it does not say of which network': '어느 신경망의 것인지 적혀 있지 않습니다',
  'other weights of {title}': '{title}의 다른 가중치',
  'it holds no class': '클래스가 들어 있지 않습니다',
  'two of its classes have one name': '두 클래스의 이름이 같습니다',
  'it is cut off, or was changed by hand': '잘렸거나 손으로 고쳤습니다',
  'one of its classes has no name of 1 to {most} characters': '이름이 1–{most}자가 아닌 클래스가 있습니다',
  '“{name}” has no list of {most} examples at most': '“{name}”에 예가 {most}개 이하인 목록이 없습니다',
  'an example of “{name}” has not {features} features':
    '“{name}”의 예 가운데 특징이 {features}개가 아닌 것이 있습니다',
  'the features of an example of “{name}” were changed': '“{name}”의 예 가운데 특징이 바뀐 것이 있습니다',
  'an example of “{name}” has no picture': '“{name}”의 예 가운데 그림이 없는 것이 있습니다',
  'has to be the name of a file in the same folder': '같은 폴더에 있는 파일의 이름이어야 합니다',
  'has to begin before it ends': '끝나기 전에 시작해야 합니다',
  'has to be letters, digits, - and _': '글자, 숫자, -, _로 되어 있어야 합니다',
  'no picture came within 15 seconds': '15초 안에 영상이 오지 않았습니다',
  'it broke off': '도중에 끊겼습니다',
  'the browser cannot decode it': '이 브라우저가 풀 수 없습니다',
  'It was painted by another network ({network}).': '다른 신경망({network})이 그린 것입니다.',
  'It was painted with other weights of the network {network} (SHA-256 {theirs}…, here {ours}…).':
    '신경망 {network}의 다른 가중치로 그린 것입니다(SHA-256 {theirs}…, 여기는 {ours}…).',
  'the graphics card takes in one buffer (WebGPU)': '그래픽 카드가 버퍼 하나에 담을 수 있는 크기(WebGPU)',
  'the graphics card takes in one texture (WebGL)': '그래픽 카드가 텍스처 하나에 담을 수 있는 크기(WebGL)',
  'WebAssembly has': 'WebAssembly의 메모리',
  'there is': '있는 메모리',
  'plain JavaScript': '일반 JavaScript',
  software: '소프트웨어',
  'WebGPU adapter': 'WebGPU 어댑터',
  'WASM SIMD, {count} thread': 'WASM SIMD, 스레드 {count}개',
  'WASM SIMD, {count} threads': 'WASM SIMD, 스레드 {count}개',
  'the context was lost': '컨텍스트가 끊김',
  'it computes other numbers than before': '전과 다른 수를 계산함',
};
