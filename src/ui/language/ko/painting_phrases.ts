/** Labels, help, choices and presets of the paintings, by their English. */
export const paintingPhrases: Readonly<Record<string, string>> = {
  Size: '크기',
  'Side of the picture in pixels. With crops the network sees parts of it at its own size.':
    '그림 한 변의 픽셀 수. 잘라 보기를 쓰면 신경망은 자기 크기로 그림의 일부를 봅니다.',
  Climbs: '키울 값',
  'Of a class: its own score, or its probability, which also pushes down what is like it.':
    '클래스에서: 그 클래스의 점수, 또는 비슷한 것을 밀어내는 확률.',
  score: '점수',
  probability: '확률',
  'Paints with': '그리는 방법',
  'Frequencies: a step changes large forms as easily as fine ones. Phases: how strong each frequency is stays as in photographs.':
    '주파수: 한 걸음이 큰 형태도 작은 형태만큼 쉽게 바꿉니다. 위상: 주파수의 세기는 사진과 같게 둡니다.',
  pixels: '픽셀',
  'spatial frequencies': '공간 주파수',
  'phases of frequencies': '주파수의 위상',
  'With phases: how strong the frequencies are, in per cent of those of photographs.':
    '위상을 쓸 때: 주파수의 세기를 사진의 몇 퍼센트로 할지.',
  'Natural colours': '자연스러운 색',
  'With frequencies: colours vary together as they do in photographs.':
    '주파수를 쓸 때: 색들이 사진에서처럼 함께 변합니다.',
  'Steps by': '최적화 방법',
  'Adam, Adam that looks ahead (Nesterov), or plain steps along the gradient.':
    'Adam, 앞을 내다보는 Adam(Nesterov), 또는 기울기를 그대로 따르기.',
  'Step size': '걸음 크기',
  'How far a step moves a colour of 0 to 1, a frequency, or a phase in radians.':
    '한 걸음에 색(0에서 1), 주파수, 위상(라디안)을 얼마나 움직일지.',
  'Falling step size': '줄어드는 걸음',
  'From the whole step size to a twentieth of it at the last step: what large steps leave moving comes to rest.':
    '마지막 단계에서 처음 크기의 20분의 1이 되도록 줄여, 큰 걸음이 남긴 흔들림을 가라앉힙니다.',
  'L2 decay': 'L2 감쇠',
  'Pulls colours towards grey.': '색을 회색 쪽으로 당깁니다.',
  'Total variation': '총변동(total variation)',
  'Pulls neighbouring pixels together.': '이웃한 픽셀을 서로 비슷하게 만듭니다.',
  Blur: '흐리게',
  'Deviation of a Gaussian, in pixels.': '가우스 함수의 표준편차(픽셀).',
  'Blur every': '흐리게 하는 간격',
  'Steps from one blurring to the next.': '한 번 흐리게 한 뒤 다음까지의 단계 수.',
  'Clip small pixels': '약한 픽셀을 회색으로',
  'Per cent of the pixels that are nearest to grey become grey.':
    '회색에 가장 가까운 픽셀 가운데 몇 퍼센트를 회색으로 만들지.',
  'Clip idle pixels': '쓰이지 않는 픽셀을 회색으로',
  'Per cent of the pixels that the score depends on least become grey.':
    '점수에 가장 덜 중요한 픽셀 가운데 몇 퍼센트를 회색으로 만들지.',
  Jitter: '흔들기',
  'The network sees the picture shifted by up to so many pixels.':
    '신경망에 보여 줄 그림을 최대 이 픽셀 수만큼 옮깁니다.',
  Scale: '크기 바꾸기',
  'The network sees the picture up to so many per cent larger or smaller.':
    '신경망에 보여 줄 그림을 최대 이 퍼센트만큼 키우거나 줄입니다.',
  Rotate: '돌리기',
  'The network sees the picture turned by up to so many degrees.':
    '신경망에 보여 줄 그림을 최대 이 각도만큼 돌립니다.',
  Crops: '잘라 보기',
  'The network sees so many parts of the picture in each step; 0: all of it at once.':
    '신경망이 단계마다 그림의 부분을 이 개수만큼 봅니다. 0이면 한 번에 전체를 봅니다.',
  'Smallest crop': '가장 작은 부분',
  'Largest crop': '가장 큰 부분',
  'In per cent of the picture’s side.': '그림 한 변에 대한 퍼센트.',
  'On what the network sees: its deviation, of colours from 0 to 1.':
    '신경망이 보는 것에 더할 잡음의 표준편차(색은 0에서 1).',
  Transparent: '투명하게',
  'What the score did not depend on is transparent.': '점수에 상관없던 곳을 투명하게 합니다.',
  'Early: strokes. Deep: things.': '앞쪽: 붓 자국. 깊은 쪽: 사물.',
  'Dream of': '꿈의 대상',
  'All that the layer sees, or one class, channel or neuron.':
    '그 층이 보는 모든 것, 또는 클래스, 채널, 뉴런 하나.',
  'the whole layer': '층 전체',
  'the target': '살펴볼 대상',
  'Longer side of the picture in pixels.': '그림 긴 변의 픽셀 수.',
  Octaves: '옥타브 수',
  'Sizes that are dreamt at, from small to large: more give larger things.':
    '작은 크기부터 큰 크기까지 몇 번 꿈꿀지. 많을수록 큰 사물이 나옵니다.',
  'Octave ratio': '옥타브 비율',
  'How many times larger each octave is than the one before.': '옥타브마다 앞의 것보다 몇 배 클지.',
  'Steps per octave': '옥타브당 단계 수',
  'How far a step moves a colour of 0 to 1 on average.': '한 걸음에 색(0에서 1)을 평균 얼마나 움직일지.',
  'The picture is shifted by up to so many pixels before each step, so that no grid shows.':
    '격자무늬가 생기지 않도록 단계마다 그림을 최대 이 픽셀 수만큼 옮깁니다.',
  Smoothness: '매끄러움',
  'Takes the finest patterns out of every step; in pixels.': '단계마다 가장 고운 무늬를 뺍니다(픽셀).',
  Things: '사물',
  Patterns: '무늬',
  Deep: '깊은 층',
  Frames: '장면 수',
  Zoom: '확대',
  'How many times larger each frame is than the one before.': '장면마다 앞의 것보다 몇 배 클지.',
  Turn: '회전',
  'Degrees from frame to frame, clockwise.': '장면마다 시계 방향으로 도는 각도.',
  'Into the dream': '꿈속으로',
  Spiral: '소용돌이',
  'Frequencies: a step changes large forms as easily as fine ones.':
    '주파수: 한 걸음이 큰 형태도 작은 형태만큼 쉽게 바꿉니다.',
  'How far a step may move a colour of 0 to 1, or a frequency.':
    '한 걸음에 색(0에서 1)이나 주파수를 얼마나 움직일 수 있는지.',
  'Weight of the total variation: high values paint smoother pictures.':
    '총변동의 가중치. 클수록 매끄러운 그림이 됩니다.',
  'Edge exponent': '가장자리 지수',
  'Of the total variation: 1 keeps edges, 2 blurs them.':
    '총변동의 지수. 1은 가장자리를 지키고 2는 흐립니다.',
  Shallow: '얕은 층',
  Middle: '중간 층',
  'Steps per layer': '층당 단계 수',
  'Five depths': '다섯 깊이',
  'Longer side in pixels at which the texture is looked at.': '텍스처를 볼 때 긴 변의 픽셀 수.',
  Enlarge: '넓히기',
  'How much larger than the texture the picture becomes: more of it, not the same stretched.':
    '그림이 텍스처보다 몇 배 커질지. 늘이는 것이 아니라 더 만들어 냅니다.',
  'Weight of the total variation: more makes it softer, less keeps noise.':
    '총변동의 가중치. 크면 부드러워지고 작으면 잡음이 남습니다.',
  'Calm colours': '차분한 색',
  'Weight of the variation of colours alone: more keeps rainbow noise out of it.':
    '색만의 변동에 대한 가중치. 크면 무지개 잡음이 사라집니다.',
  Palette: '색감',
  'Weight of the mean and the spread of the colours themselves.': '색 자체의 평균과 퍼짐에 대한 가중치.',
  'Finest strokes': '가장 가는 결',
  'Weight of the first layer: colours and the smallest edges.': '첫째 층의 가중치: 색과 가장 작은 가장자리.',
  'Fine strokes': '가는 결',
  'Weight of the second layer of five.': '다섯 층 가운데 둘째 층의 가중치.',
  'Middle strokes': '중간 결',
  'Weight of the third layer of five.': '다섯 층 가운데 셋째 층의 가중치.',
  'Coarse strokes': '굵은 결',
  'Weight of the fourth layer of five.': '다섯 층 가운데 넷째 층의 가중치.',
  'Coarsest strokes': '가장 굵은 결',
  'Weight of the deepest layer: shapes and how they are arranged.': '가장 깊은 층의 가중치: 형태와 그 배치.',
  'Sizes that are painted at, each twice the one before: more make larger forms.':
    '그리는 크기의 수. 크기마다 앞의 두 배이며, 많을수록 형태가 커집니다.',
  Optimiser: '최적화 방법',
  'L-BFGS needs fewer steps and paints calmer pictures; Adam is livelier.':
    'L-BFGS는 단계가 적게 들고 차분한 그림을, Adam은 더 생생한 그림을 그립니다.',
  'Adam only: how far a step may move a colour of 0 to 1.':
    'Adam에서만: 한 걸음에 색(0에서 1)을 얼마나 움직일 수 있는지.',
  Faithful: '충실하게',
  'Twice as large': '두 배로 넓게',
  'Only the fine grain': '고운 결만',
  'Only the large forms': '큰 형태만',
  Photograph: '사진',
  'Weight of the content: more keeps things where and as they are.':
    '콘텐츠의 가중치. 클수록 사물이 제자리에 그대로 남습니다.',
  'Weight of the style: more lets the paint take over.': '스타일의 가중치. 클수록 붓질이 앞섭니다.',
  'Stroke size': '붓 자국 크기',
  'Size of the style picture relative to the painting: larger makes larger strokes.':
    '그림에 견준 스타일 그림의 크기. 클수록 붓 자국이 커집니다.',
  'Keep the colours': '색 그대로',
  'Only light and dark are painted; the photograph’s own colours stay.':
    '명암만 그리고 사진의 색은 그대로 둡니다.',
  'Begin with': '시작',
  'the photograph': '사진에서',
  noise: '잡음에서',
  'Content layer': '콘텐츠 층',
  'Where the photograph is held on to: deeper lets go of more detail.':
    '사진을 붙잡아 두는 층. 깊을수록 세부를 더 놓아줍니다.',
  Painting: '그림처럼',
  'Bold strokes': '굵은 붓질',
  'Keep my colours': '내 색 그대로',
  'As in the paper, from noise': '논문처럼 잡음에서',
};
