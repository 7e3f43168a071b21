/** Labels, help, choices and presets of the paintings, by their English. */
export const paintingPhrases: Readonly<Record<string, string>> = {
  Size: '大きさ',
  'Side of the picture in pixels. With crops the network sees parts of it at its own size.':
    '画像の一辺のピクセル数。切り取りを使うと、ネットワークは画像の一部を自分の大きさで見ます。',
  Climbs: '高めるもの',
  'Of a class: its own score, or its probability, which also pushes down what is like it.':
    'クラスの場合: そのクラスのスコア、または確率。確率では、似たクラスのスコアを下げることにもなります。',
  score: 'スコア',
  probability: '確率',
  'Paints with': '描き方',
  'Frequencies: a step changes large forms as easily as fine ones. Phases: how strong each frequency is stays as in photographs.':
    '周波数: 1ステップで、大きな形も細かな形と同じように変わります。位相: 各周波数の強さは写真のまま変えません。',
  pixels: 'ピクセル',
  'spatial frequencies': '空間周波数',
  'phases of frequencies': '周波数の位相',
  'With phases: how strong the frequencies are, in per cent of those of photographs.':
    '位相で描くとき: 周波数の強さ。写真での強さに対する%です。',
  'Natural colours': '自然な色',
  'With frequencies: colours vary together as they do in photographs.':
    '周波数で描くとき: 写真と同じように、色どうしが連れ立って変わります。',
  'Steps by': '最適化手法',
  'Adam, Adam that looks ahead (Nesterov), or plain steps along the gradient.':
    'Adam、先を読むAdam(Nesterov)、または勾配の向きにそのまま進む方法。',
  'Step size': 'ステップ幅',
  'How far a step moves a colour of 0 to 1, a frequency, or a phase in radians.':
    '1ステップで、色(0〜1)、周波数、または位相(ラジアン)をどれだけ動かすか。',
  'Falling step size': 'ステップ幅を減らす',
  'From the whole step size to a twentieth of it at the last step: what large steps leave moving comes to rest.':
    '最後のステップで20分の1になるように減らします。大きなステップで揺れ続けていたものが落ち着きます。',
  'L2 decay': 'L2減衰',
  'Pulls colours towards grey.': '色を灰色に近づけます。',
  'Total variation': '全変動',
  'Pulls neighbouring pixels together.': '隣り合うピクセルの色を近づけます。',
  Blur: 'ぼかし',
  'Deviation of a Gaussian, in pixels.': 'ガウス関数の標準偏差(ピクセル)。',
  'Blur every': 'ぼかしの間隔',
  'Steps from one blurring to the next.': '一度ぼかしてから、次にぼかすまでのステップ数。',
  'Clip small pixels': '弱いピクセルを灰色に',
  'Per cent of the pixels that are nearest to grey become grey.':
    '灰色に最も近いピクセルのうち、何%を灰色にするか。',
  'Clip idle pixels': '効かないピクセルを灰色に',
  'Per cent of the pixels that the score depends on least become grey.':
    'スコアへの影響が最も小さいピクセルのうち、何%を灰色にするか。',
  Jitter: 'ずらし',
  'The network sees the picture shifted by up to so many pixels.':
    'ネットワークに見せる画像を、最大でこのピクセル数だけずらします。',
  Scale: '拡大と縮小',
  'The network sees the picture up to so many per cent larger or smaller.':
    'ネットワークに見せる画像を、最大でこの%だけ大きく、または小さくします。',
  Rotate: '回転',
  'The network sees the picture turned by up to so many degrees.':
    'ネットワークに見せる画像を、最大でこの角度だけ回します。',
  Crops: '切り取りの数',
  'The network sees so many parts of the picture in each step; 0: all of it at once.':
    'ステップごとに、画像の一部をこの数だけネットワークに見せます。0なら画像全体を一度に見せます。',
  'Smallest crop': '最小の切り取り',
  'Largest crop': '最大の切り取り',
  'In per cent of the picture’s side.': '画像の一辺に対する%。',
  'On what the network sees: its deviation, of colours from 0 to 1.':
    'ネットワークに見せる画像に加えるノイズの標準偏差(色は0〜1)。',
  Transparent: '透明にする',
  'What the score did not depend on is transparent.': 'スコアに影響しなかった所を透明にします。',
  'Early: strokes. Deep: things.': '浅い層: 筆跡。深い層: もの。',
  'Dream of': '夢に見るもの',
  'All that the layer sees, or one class, channel or neuron.':
    '層が見るすべて、または1つのクラス、チャンネル、ニューロン。',
  'the whole layer': '層全体',
  'the target': '選んだ対象',
  'Longer side of the picture in pixels.': '画像の長い辺のピクセル数。',
  'Longer side of the picture in pixels. Above 512 the network sees it tile by tile.':
    '画像の長い辺のピクセル数。512を超えると、ネットワークはタイルに分けて見ます。',
  Octaves: 'オクターブ数',
  'Sizes that are dreamt at, from small to large: more give larger things.':
    '小さい方から大きい方へ、いくつの大きさで夢を見るか。多いほど、現れるものが大きくなります。',
  'Octave ratio': 'オクターブの比',
  'How many times larger each octave is than the one before.':
    'それぞれのオクターブが、前のものの何倍の大きさか。',
  'Steps per octave': 'オクターブごとのステップ数',
  'How far a step moves a colour of 0 to 1 on average.': '1ステップで、色(0〜1)を平均してどれだけ動かすか。',
  'The picture is shifted by up to so many pixels before each step, so that no grid shows.':
    '格子が出ないように、ステップの前に画像を最大でこのピクセル数だけずらします。',
  Smoothness: 'なめらかさ',
  'Takes the finest patterns out of every step; in pixels.':
    'どのステップからも、最も細かい模様を除きます(ピクセル)。',
  'Even octaves': 'そろえるオクターブ数',
  'Coarse patterns grow as fast as fine ones, over so many octaves of frequencies; 0: as the layer has it.':
    'この数のオクターブの周波数で、粗い模様も細かい模様と同じ速さで育ちます。0なら層に任せます。',
  'Colours change together as they do in photographs.': '写真と同じように、色どうしが連れ立って変わります。',
  Things: 'もの',
  Patterns: '模様',
  Deep: '深い層',
  Frames: 'コマ数',
  Zoom: 'ズーム',
  'How many times larger each frame is than the one before.': '1コマごとに前のコマを何倍に拡大するか。',
  Turn: '回転',
  'Degrees from frame to frame, clockwise.': '1コマごとに右へ回る角度。',
  'Into the dream': '夢の中へ',
  Spiral: 'らせん',
  'Frequencies: a step changes large forms as easily as fine ones.':
    '周波数: 1ステップで、大きな形も細かな形と同じように変わります。',
  'How far a step may move a colour of 0 to 1, or a frequency.':
    '1ステップで、色(0〜1)または周波数をどこまで動かしてよいか。',
  'Weight of the total variation: high values paint smoother pictures.':
    '全変動の重み。大きいほどなめらかな画像になります。',
  'Edge exponent': '輪郭の指数',
  'Of the total variation: 1 keeps edges, 2 blurs them.': '全変動の指数。1は輪郭を残し、2はぼかします。',
  Shallow: '浅い層',
  Middle: '中間の層',
  'Steps per layer': '層ごとのステップ数',
  'Five depths': '5つの深さ',
  'Longer side in pixels at which the texture is looked at.': 'テクスチャを見るときの、長い辺のピクセル数。',
  Enlarge: '広げる',
  'How much larger than the texture the picture becomes: more of it, not the same stretched.':
    '画像をテクスチャの何倍の大きさにするか。引き伸ばすのではなく、続きを作ります。',
  'Weight of the total variation: more makes it softer, less keeps noise.':
    '全変動の重み。大きいほどやわらかくなり、小さいとノイズが残ります。',
  'Calm colours': '落ち着いた色',
  'Weight of the variation of colours alone: more keeps rainbow noise out of it.':
    '色だけの変動の重み。大きいほど、虹色のノイズが出ません。',
  Palette: '色合い',
  'Weight of the mean and the spread of the colours themselves.': '色そのものの平均と散らばりの重み。',
  'Finest strokes': '最も細かい筆跡',
  'Weight of the first layer: colours and the smallest edges.': '1番目の層の重み。色と最も小さな輪郭です。',
  'Fine strokes': '細かい筆跡',
  'Weight of the second layer of five.': '5つの層のうち2番目の層の重み。',
  'Middle strokes': '中くらいの筆跡',
  'Weight of the third layer of five.': '5つの層のうち3番目の層の重み。',
  'Coarse strokes': '粗い筆跡',
  'Weight of the fourth layer of five.': '5つの層のうち4番目の層の重み。',
  'Coarsest strokes': '最も粗い筆跡',
  'Weight of the deepest layer: shapes and how they are arranged.': '最も深い層の重み。形とその並び方です。',
  'Sizes that are painted at, each twice the one before: more make larger forms.':
    '描く大きさの段階の数。段階ごとに2倍になり、多いほど大きな形ができます。',
  Optimiser: '最適化手法',
  'L-BFGS needs fewer steps and paints calmer pictures; Adam is livelier.':
    'L-BFGSは少ないステップで落ち着いた絵を描き、Adamはより生き生きと描きます。',
  'Adam only: how far a step may move a colour of 0 to 1.':
    'Adamだけ: 1ステップで色(0〜1)をどこまで動かしてよいか。',
  Faithful: '忠実に',
  'Twice as large': '2倍の大きさ',
  'Only the fine grain': '細かな質感だけ',
  'Only the large forms': '大きな形だけ',
  Photograph: '写真',
  'Weight of the content: more keeps things where and as they are.':
    '内容の重み。大きいほど、ものの場所と形がそのまま残ります。',
  'Weight of the style: more lets the paint take over.': 'スタイルの重み。大きいほど、筆づかいが前に出ます。',
  'Stroke size': '筆跡の大きさ',
  'Size of the style picture relative to the painting: larger makes larger strokes.':
    '描く絵に対するスタイルの絵の大きさ。大きいほど筆跡も大きくなります。',
  'Keep the colours': '色を保つ',
  'Only light and dark are painted; the photograph’s own colours stay.':
    '明暗だけを描き、写真の色はそのまま残します。',
  'Begin with': '描き始め',
  'the photograph': '写真から',
  noise: 'ノイズから',
  'Content layer': '内容の層',
  'Where the photograph is held on to: deeper lets go of more detail.':
    '写真をとどめておく層。深いほど細部を手放します。',
  'Olah 2017, by parts': 'Olah 2017、部分ごと',
  'Plain gradient': '勾配のまま',
  Painting: '絵のように',
  'Bold strokes': '大胆な筆づかい',
  'Keep my colours': '自分の色を残す',
  'As in the paper, from noise': '論文どおりノイズから',
};
