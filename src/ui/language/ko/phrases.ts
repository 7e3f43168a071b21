/** What techniques and workers say in English, by their English: labels, help, choices, presets, and the words of pictures. */
import { paintingPhrases } from './painting_phrases.ts';

export const phrases: Readonly<Record<string, string>> = {
  // Settings of the views.
  'Classes shown': '보여 줄 클래스 수',
  Layer: '층',
  Brightness: '밝기',
  'Per channel: every tile uses the whole scale. Per layer: tiles can be compared.':
    '채널마다: 타일마다 눈금 전체를 씁니다. 층마다: 타일끼리 비교할 수 있습니다.',
  'per channel': '채널마다',
  'per layer': '층마다',
  Order: '순서',
  'By strength: the channel with the strongest neuron comes first.':
    '세기순: 가장 강한 뉴런이 있는 채널이 먼저 옵니다.',
  'as in the network': '신경망 순서대로',
  'by strength': '세기순',
  'Seconds apart': '시간 간격(초)',
  'One patch a moment: two of a channel are at least so far apart, so that one second cannot fill all nine places.':
    '한 순간에 조각 하나: 한 채널의 두 조각은 적어도 이만큼 떨어져 있어, 1초가 아홉 자리를 다 채우지 못합니다.',
  'Map by': '지도 방법',
  'Near means': '가깝다는 뜻',
  'Angle: the same features in the same proportions. L2: also equally strong ones.':
    '각도: 같은 특징이 같은 비율로 있음. L2: 세기까지 같음.',
  'small angle': '작은 각도',
  'small L2 distance': '작은 L2 거리',
  Neighbours: '이웃 수',
  "How many pictures each one tries to stay near to: t-SNE's perplexity, UMAP's neighbours. PCA has no such number.":
    '사진마다 몇 장 가까이에 머물려 하는지: t-SNE의 혼란도(perplexity), UMAP의 이웃 수. PCA에는 없습니다.',
  Seed: '시드(seed)',
  "Of UMAP's random choices. The same seed gives the same map.":
    'UMAP의 무작위 선택을 정합니다. 시드가 같으면 지도도 같습니다.',
  Patch: '가림 조각',
  'Side in pixels of the 224 x 224 input.': '224 × 224 입력에서 한 변의 픽셀 수.',
  Step: '간격',
  'Pixels from one position to the next.': '한 자리에서 다음 자리까지의 픽셀 수.',
  Fill: '채울 색',
  'mean colour': '평균 색',
  black: '검정',
  white: '흰색',
  Method: '방법',
  saliency: '살리언시(saliency)',
  'gradient x input': '기울기 × 입력',
  'integrated gradients': '적분 기울기',
  Samples: '표본 수',
  'SmoothGrad: noisy copies.': 'SmoothGrad: 잡음을 섞은 복사본의 수.',
  Steps: '단계 수',
  'Integrated gradients: steps along the path. auto goes on until the map adds up to the score, to 5 %.':
    '적분 기울기: 경로를 나누는 단계의 수. 자동은 지도를 더한 값이 점수와 5 % 안에서 맞을 때까지 계속합니다.',
  auto: '자동',
  Noise: '잡음',
  'SmoothGrad: share of the value range.': 'SmoothGrad: 값 범위에 대한 비율.',
  'Rectifiers let pass': 'ReLU가 통과시키는 것',
  guided: '유도(guided)',
  gradient: '기울기(gradient)',
  'What has a share': '몫을 받는 것',
  'Of each sum in a convolution. Epsilon: every term, as it is. Gamma: every term, those with the sign of the sum the more. z+: those alone that are above 0.':
    '합성곱의 합마다 정합니다. 엡실론: 모든 항을 그대로. 감마: 모든 항을 세되 합과 부호가 같은 것을 더 많이. z+: 0보다 큰 항만.',
  epsilon: '엡실론',
  gamma: '감마',
  Epsilon: '엡실론',
  'How much a sum keeps for itself, the weaker the more, as a share of what the sums of its layer are on average.':
    '합이 스스로 지니는 몫. 약한 합일수록 더 많이 지니며, 그 층의 합의 평균에 대한 비율입니다.',
  Gamma: '감마',
  'How many times more those terms count that have the sign of their sum. For the rule gamma.':
    '합과 부호가 같은 항을 몇 배 더 세는지. 감마 규칙에서 씁니다.',
  'At the pixels': '픽셀에서',
  'As elsewhere; box: by how far a pixel is from black and from white; flat: all pixels under a window alike.':
    '다른 층과 같이; 상자: 픽셀이 검정과 흰색에서 떨어진 정도로; 고르게: 창 아래의 모든 픽셀을 똑같이.',
  'as elsewhere': '다른 층과 같이',
  box: '상자',
  flat: '고르게',
  Channels: '채널 수',
  'How many, the strongest first; each is a forward pass. Of a layer with fewer, all. The deepest layers have 1,000 and more, too many to wait for on two cores.':
    '강한 것부터 몇 개를 볼지. 채널마다 순전파를 한 번 합니다. 채널이 더 적은 층에서는 모두 봅니다. 가장 깊은 층은 채널이 1,000개가 넘어 코어 두 개로는 오래 걸립니다.',
  Map: '지도',
  'Softened by': '부드럽게',
  'Pixels over which the map is averaged: single pixels of it are noise.':
    '지도를 평균하는 픽셀 수. 픽셀 하나하나는 잡음입니다.',
  'Foreground from': '사물의 기준',
  'Percentile of saliency.': '살리언시의 백분위수.',
  'Background below': '배경의 기준',
  Cuts: '자르기 횟수',
  Show: '보여 줄 것',
  'cut-out': '오려 낸 것',
  seeds: '씨앗',
  'On screen: the map beside this view; without one, all five.':
    '화면의 것: 옆에 둔 보기의 지도. 없으면 다섯 가지 모두.',
  'on screen': '화면의 것',
  'all five': '다섯 가지 모두',
  Saliency: '살리언시 맵',
  'Guided backprop': '유도 역전파',
  Occlusion: '가려 보기 실험',
  Random: '무작위',
  'Points on a curve; 224 are a row of pixels each.': '곡선의 점 수. 224이면 한 점이 픽셀 한 줄입니다.',
  'Erased pixels become': '지운 픽셀의 모습',
  'ROAD makes them from the pixels around them, so that the shape of a hole tells the network nothing; it takes longer.':
    'ROAD는 둘레의 픽셀로 채워 구멍의 모양이 신경망에 아무것도 알려 주지 않게 합니다. 시간이 더 걸립니다.',
  blurred: '흐리게',
  'like their surroundings (ROAD)': '둘레와 비슷하게(ROAD)',
  Square: '네모 크기',
  'Pixels that are erased together, by what the map says of them on average. At 1 it counts how finely a map is scattered: dust over the whole picture misleads the network more than a hole.':
    '함께 지우는 픽셀의 수. 지도 값의 평균으로 차례를 정합니다. 1이면 지도가 얼마나 잘게 흩어졌는지도 셈에 들어갑니다. 그림 전체에 흩어진 먼지가 구멍 하나보다 신경망을 더 헷갈리게 합니다.',
  'From the whole network to one that has forgotten everything; each takes an equal part of the layers.':
    '온전한 신경망에서 모두 잊은 신경망까지. 단계마다 층을 똑같이 나눕니다.',
  'Of Grad-CAM.': 'Grad-CAM의 층.',
  'Random order': '무작위 순서',
  'Another number puts the weights in another order.': '숫자를 바꾸면 가중치의 순서가 달라집니다.',
  Attack: '공격 방법',
  'FGSM takes one step along the gradient, PGD many small ones, each with a gradient of its own.':
    'FGSM은 기울기를 따라 한 걸음, PGD는 그때그때의 기울기로 작은 걸음을 여러 번 갑니다.',
  Bound: '한도',
  'L∞ bounds the change of every colour value alone, L2 the length of all changes together.':
    'L∞는 색 값 하나하나의 변화를, L2는 모든 변화를 합친 길이를 제한합니다.',
  'At most (L∞)': '최대(L∞)',
  'In 1/255. The smallest that suffices is sought, from 1 on.':
    '1/255 단위. 1부터 충분한 가장 작은 값을 찾습니다.',
  'At most (L2)': '최대(L2)',
  'Length in 1/255. The smallest that suffices is sought, from a sixteenth on.':
    '1/255 단위의 길이. 16분의 1부터 충분한 가장 작은 값을 찾습니다.',
  'PGD: in each bound that is tried.': 'PGD: 한도마다 시도하는 걸음 수.',
  'Sure to (%)': '확신의 정도(%)',
  'How probable the class is to be. At 0 it is enough that it leads; at 100 the whole bound is used.':
    '클래스의 확률이 얼마나 되어야 하는지. 0이면 1순위이기만 하면 되고, 100이면 한도를 다 씁니다.',
  'JPEG quality': 'JPEG 품질',
  'Of the file that the changed picture is tried as.': '바꾼 그림을 저장해 시험할 파일의 품질.',
  'If the class leads already': '그 클래스가 이미 1순위이면',
  'As it does until you choose one: it is then to be this one.':
    '클래스를 고르기 전에는 그렇습니다. 그때는 이 클래스를 목표로 합니다.',
  'least probable': '확률이 가장 낮은 것',
  second: '2순위',
  Contrast: '대비',
  'Per filter: each uses the whole scale. Whole bank: strong filters look strong, weak ones grey.':
    '필터마다: 필터마다 눈금 전체를 씁니다. 전체 함께: 강한 필터는 강하게, 약한 필터는 회색으로 보입니다.',
  'per filter': '필터마다',
  'whole bank': '전체 함께',
  'Norm: the longest weight vector first. Colour: the largest share of weight that is not grey first. Direction: by the angle of the stripes, from lying over rising to standing and falling; blobs last.':
    '크기: 가중치 벡터가 긴 것부터. 색: 회색이 아닌 가중치의 비율이 큰 것부터. 방향: 줄무늬의 각도순으로 누운 것, 오르는 것, 선 것, 내리는 것. 얼룩은 마지막입니다.',
  network: '신경망 순서',
  norm: '크기',
  colour: '색',
  direction: '방향',
  Weights: '가중치',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer, which can change a filter’s strength and turn light into dark.':
    '저장된 값: 가중치 파일 그대로. 쓰이는 값: 뒤따르는 배치 정규화(batch norm)를 곱한 값. 필터의 세기가 바뀌고 밝고 어두움이 뒤집힐 수 있습니다.',
  stored: '저장된 값',
  applied: '쓰이는 값',
  Filter: '필터',
  'The output channel whose weights are shown.': '가중치를 보여 줄 출력 채널.',
  'Per tile: each uses the whole scale. Whole page: tiles can be compared.':
    '타일마다: 타일마다 눈금 전체를 씁니다. 쪽 전체: 타일끼리 비교할 수 있습니다.',
  'whole page': '쪽 전체',
  'per tile': '타일마다',
  'Stored: as in the weights file. Applied: multiplied with the batch norm behind the layer.':
    '저장된 값: 가중치 파일 그대로. 쓰이는 값: 뒤따르는 배치 정규화를 곱한 값.',
  Style: '스타일',
  Strength: '세기',
  'How much of the painting lies over the camera’s picture.': '카메라 영상 위에 그림을 얼마나 겹칠지.',
  'Keep the camera’s colours': '카메라의 색 그대로',
  'Only light and dark are painted.': '밝고 어두움만 그립니다.',
  Paint: '그릴 곳',
  'People are found by a small network of their own (MediaPipe selfie segmentation).':
    '사람은 작은 전용 신경망이 찾습니다(MediaPipe selfie segmentation).',
  everything: '모두',
  people: '사람',
  background: '배경',
  Steady: '떨림 줄이기',
  'What changes by no more than the camera’s noise is held, so that the strokes do not tremble.':
    '카메라 잡음만큼만 바뀐 곳은 그대로 두어 붓 자국이 떨리지 않게 합니다.',
  Resolution: '해상도',
  'Longer side in pixels. Automatic: as large as leaves 15 pictures a second.':
    '긴 변의 픽셀 수. 자동: 1초에 15장을 유지하는 가장 큰 크기.',
  automatic: '자동',
  ...paintingPhrases,
  // Titles of pictures.
  'Grad-CAM for {target}': '{target}: Grad-CAM',
  'Grad-CAM++ for {target}': '{target}: Grad-CAM++',
  'HiRes-CAM for {target}': '{target}: HiRes-CAM',
  'Layer-CAM for {target}': '{target}: Layer-CAM',
  'Score-CAM for {target}': '{target}: Score-CAM',
  'Saliency for {target}': '{target}: 살리언시 맵',
  'SmoothGrad for {target}': '{target}: SmoothGrad',
  'Integrated gradients for {target}': '{target}: 적분 기울기',
  'Gradient x input for {target}': '{target}: 기울기 × 입력',
  'Guided backprop for {target}': '{target}: 유도 역전파',
  'Deconvnet for {target}': '{target}: Deconvnet',
  'Gradient for {target}': '{target}: 기울기',
  'Guided Grad-CAM for {target}': '{target}: 유도 Grad-CAM',
  'Relevance for {target}': '{target}: 관련도',
  'Faithfulness for {target}': '{target}: 충실도',
  'Occlusion for {target}': '{target}: 가려 보기 실험',
  'Sanity check for {target}': '{target}: 건전성 점검',
  'Activations of {layer}': '활성화 맵: {layer}',
  'Features of {layer}': '특징: {layer}',
  'Made to say {target}': '말하게 한 이름: {target}',
  'Cut-out of {target}': '오려 낸 것: {target}',
  'Saliency of {target}': '{target}: 살리언시 맵',
  'each tile on a scale of its own': '타일마다 눈금이 다름',
  'Channels of {layer} that speak for {target}': '{target}의 근거가 되는 채널: {layer}',
  '{title}: its share of {target}': '{title}: {target}에 대한 몫',
  'Strongest patches of {layer}, each {height} × {width} pixels where the picture is large enough':
    '가장 강한 조각: {layer}, 하나가 {height} × {width}픽셀',
  '{count} filters of {layer}, {height} × {width}, {state}':
    '필터 {count}개: {layer}, {height} × {width}, {state}',
  Gradient: '기울기',
  'Gradient x input': '기울기 × 입력',
  'Integrated gradients': '적분 기울기',
  'Guided Grad-CAM': '유도 Grad-CAM',
  Relevance: '관련도',
  Faithfulness: '충실도',
  'Sanity check': '건전성 점검',
  // What stands over a picture that holds next to nothing.
  'Next to nothing in the picture moves {target}.': '그림에서 이것을 움직이는 것이 거의 없습니다: {target}.',
  'Next to nothing in the picture accounts for {target}.':
    '그림에서 이것의 까닭이 되는 것이 거의 없습니다: {target}.',
  'Next to nothing in the picture speaks for {target}.': '그림에서 이것의 근거가 거의 없습니다: {target}.',
  'Next to nothing at {layer} speaks for {target}.': '{layer}에서 이것의 근거가 거의 없습니다: {target}.',
  'The channel adds next to nothing to {target}.': '이 채널이 보태는 것이 거의 없습니다: {target}.',
  '{layer} answers to next to nothing here.': '여기서는 거의 반응하지 않습니다: {layer}.',
  'Hiding any part of the picture changes next to nothing for {target}.':
    '그림의 어디를 가려도 거의 달라지지 않습니다: {target}.',
  'the network gives {target} {share} here': '여기서 {target}의 확률은 {share}입니다',
  // Legends.
  adds: '더함',
  'brighter would raise it': '밝으면 올라감',
  'darker would raise it': '어두우면 올라감',
  'for it': '뒷받침',
  'against it': '반대',
  'more of this colour': '이 색이 많을수록',
  'less of this colour': '이 색이 적을수록',
  'most evidence': '근거 많음',
  'no evidence': '근거 없음',
  'moves the score most': '점수를 가장 크게 움직임',
  'does not matter': '상관없음',
  'speaks for': '뒷받침',
  'speaks against': '반대',
  'takes away': '뺌',
  silent: '반응 없음',
  strongest: '가장 강함',
  activation: '활성화',
  weight: '가중치',
  'weighted activation': '가중된 활성화',
  'points of the score': '점수',
  'share of the score': '점수에서의 몫',
  'd score / d pixel': '점수의 픽셀 미분',
  '|d score / d pixel|': '|점수의 픽셀 미분|',
  'guided gradient x Grad-CAM': '유도 기울기 × Grad-CAM',
  'drop in probability': '확률이 떨어진 정도',
  'drop in similarity': '유사도가 떨어진 정도',
  // Losses of paintings.
  content: '콘텐츠',
  style: '스타일',
  texture: '텍스처',
  'total variation': '총변동',
  // How the live star gets its place.
  'by the same two axes: exact': '같은 두 축으로, 정확히',
  'at the mean of its 5 nearest pictures, the nearer the weightier':
    '가장 가까운 사진 5장의 평균, 가까울수록 크게',
  // Cameras.
  'No camera was found. Plug one in; it is used as soon as it is there.':
    '카메라를 찾지 못했습니다. 꽂으면 바로 씁니다.',
  'The chosen camera is not connected. Plug it in, or choose another camera.':
    '고른 카메라가 연결되어 있지 않습니다. 꽂거나 다른 카메라를 고르세요.',
  'The camera is in use by another program. Close the other program or its video call; the camera is used as soon as it is free.':
    '다른 프로그램이 카메라를 쓰고 있습니다. 그 프로그램이나 화상 통화를 닫으면 바로 씁니다.',
  'The camera could not be started ({why}). Unplug it and plug it in again, or choose another camera.':
    '카메라를 시작하지 못했습니다({why}). 뽑았다가 다시 꽂거나 다른 카메라를 고르세요.',
  "This page's settings forbid the camera. Open the page on its own, not inside another page, or ask whoever serves it to allow the camera.":
    '이 페이지의 설정이 카메라를 막고 있습니다. 다른 페이지 안이 아니라 따로 열거나, 서버 관리자에게 카메라를 허용해 달라고 하세요.',
  'The operating system keeps the camera from this browser. Allow the browser to use the camera in the system settings, under privacy.':
    '운영 체제가 이 브라우저의 카메라를 막고 있습니다. 시스템 설정의 개인 정보 보호에서 브라우저에 카메라를 허용하세요.',
  'Browsers give the camera only to pages from https or localhost. Open this page with https://, or on the machine itself as http://localhost.':
    '브라우저는 https나 localhost의 페이지에만 카메라를 줍니다. https://로 열거나, 이 기기에서 http://localhost로 여세요.',
  'This browser has no camera access. Open the page in a current browser.':
    '이 브라우저는 카메라를 쓸 수 없습니다. 최신 브라우저로 여세요.',
  'The camera was refused. Allow it with the camera symbol in the address bar, or drop a picture or a video onto the page.':
    '카메라가 거부되었습니다. 주소 표시줄의 카메라 표시에서 허용하거나, 사진이나 동영상을 페이지에 놓으세요.',
  'The camera delivers no picture. Choose another camera.':
    '카메라에서 영상이 오지 않습니다. 다른 카메라를 고르세요.',
  'No screen was shared. Choose a screen, a window or a tab to look at.':
    '화면을 공유하지 않았습니다. 볼 화면이나 창, 탭을 고르세요.',
  'The shared screen was closed.': '공유한 화면이 닫혔습니다.',
  '{file} is empty (0 bytes). Copy or download it again.':
    '{file}: 빈 파일입니다(0바이트). 다시 복사하거나 내려받으세요.',
  '{file} is too large to decode here ({pixels}), or damaged. Make it smaller and drop it again.':
    '{file}: 여기서 열기에 너무 크거나({pixels}) 손상되었습니다. 작게 줄여 다시 놓으세요.',
  '{file} is cut off or damaged: its {format} data cannot be decoded. Copy or download it again.':
    '{file}: 잘렸거나 손상되어 {format} 데이터를 읽을 수 없습니다. 다시 복사하거나 내려받으세요.',
  '{file} is a {format} picture, which this browser does not decode. Save it as JPEG or PNG and drop it again.':
    '{file}: 이 브라우저가 열지 못하는 {format} 사진입니다. JPEG나 PNG로 저장해 다시 놓으세요.',
  // What a house shows while it says nothing else.
  'See what a neural network sees of you': '신경망이 당신에게서 무엇을 보는지 보세요',
  'Touch the screen': '화면을 눌러 보세요',
  Closed: '문을 닫았습니다',
  // Dreams of large pictures.
  'Longer side of the picture in pixels. Above 512 the network sees it tile by tile.':
    '그림 긴 변의 픽셀 수. 512보다 크면 신경망이 타일로 나누어 봅니다.',
  'Even octaves': '고른 옥타브',
  'Coarse patterns grow as fast as fine ones, over so many octaves of frequencies; 0: as the layer has it.':
    '굵은 무늬가 고운 무늬만큼 빨리 자라게 할 주파수의 옥타브 수. 0이면 층이 하는 대로 둡니다.',
  'Colours change together as they do in photographs.': '색들이 사진에서처럼 함께 변합니다.',
  'Olah 2017, by parts': 'Olah 2017, 부분별로',
  'Plain gradient': '기울기 그대로',
  // Charts.
  Deletion: '삭제(deletion)',
  Insertion: '삽입(insertion)',
  erased: '지운 비율',
  'brought back': '되돌린 비율',
  'Built-in clip': '들어 있는 영상',
  'hiding it helps': '가리면 더 확신',
  'hiding it hurts': '가리면 덜 확신',
};
