/** Halves of sentences that say what is wrong with a file, and what was assumed of a network, by their English. */
export const filePhrases: Readonly<Record<string, string>> = {
  // Importers: a layer or a file …
  'has the activation "{name}", which Convoscope does not have':
    'Convoscopeにない活性化関数「{name}」を使っています',
  'begins elsewhere than at 0': 'しきい値が0ではありません',
  'has no weights "{name}" in weightsManifest. Export the model again':
    'weightsManifestに重み「{name}」がありません。モデルをエクスポートし直してください',
  'takes {numbers} numbers, its input has {given}':
    '受け取る数は{numbers}個ですが、入力の大きさは {given} です',
  'has 0 classes: there is nothing to tell apart': 'クラスが0個なので、見分けるものがありません',
  'joins along another axis than the channels': 'チャンネル以外の軸でつないでいます',
  'goes along axis {axis}, not the channels': 'チャンネルではなく、軸 {axis} に沿って正規化しています',
  'ends at {n}; only 6 is known here': '{n}で頭打ちになります。ここで扱えるのは6だけです',
  'has the {name} [{values}]; only equal ones are known here':
    '{name}が[{values}]です。ここで扱えるのはすべて同じ値の場合だけです',
  'has its channels first; export the model with channels last':
    'チャンネルが先頭にあります。チャンネルを最後にしてモデルをエクスポートし直してください',
  'cuts off below {n}; only 0 is known here': '{n}より下を切り捨てます。ここで扱えるのは0だけです',
  'makes pictures larger by {mode}, [{scales}]; only doubling by nearest is known here':
    '画像を{mode}、[{scales}]で拡大します。ここで扱えるのはnearestによる2倍だけです',
  'The network prepares its pictures itself; {range} is taken for what it is given.':
    'ネットワークが自分で画像を準備します。入力は{range}とみなします。',
  'has the padding "{padding}"': 'パディングが「{padding}」です',
  'makes [{shape}] of {given}, which is neither a picture nor one vector':
    '{given} を、画像でも1つのベクトルでもない [{shape}] に変えています',
  'a model without layers': 'モデルに層がありません',
  'its layers {layers} need each other, or one that is missing':
    '層 {layers} が、互いの出力か、ここにない層の出力を必要としています',
  'does not take what comes from the picture as its first input':
    '1つ目の入力が、画像から計算したものではありません',
  'takes a picture that was made larger, and is no convolution':
    '拡大した画像を受け取りますが、畳み込みではありません',
  'has {what} that are computed from the picture': '{what}が、画像から計算されています',
  'takes what is no picture with its channels first': '受け取るものが、チャンネルが先頭の画像ではありません',
  'has weights of [{shape}]: only convolutions of pictures are known here':
    '重みの形状が [{shape}] です。ここで使えるのは、画像の畳み込みだけです',
  'follows a picture that is made larger, and is not 3 x 3 with a mirrored border':
    '拡大した画像を受け取りますが、端を折り返す3 × 3の畳み込みではありません',
  'has strides and dilations at once': 'ストライドと間隔(dilation)の両方が1より大きくなっています',
  'has groups, dilations or an output padding':
    'グループ、間隔(dilation)、出力パディングのどれかを使っています',
  'has weights for {channels} channels, its input has {given}':
    '重みは{channels}チャンネル用ですが、入力は{given}チャンネルです',
  'pads other sides than those of the picture': '画像の上下左右以外にパディングを加えています',
  'pads a picture that is made larger by other than one mirrored pixel':
    '拡大した画像に、端の1ピクセルの折り返しではないパディングを加えています',
  'pads with other numbers than 0 ({mode}, {value})': '0以外の値でパディングしています({mode}、{value})',
  'multiplies other things than a vector and a matrix': 'ベクトルと行列の積ではありません',
  'multiplies a map, not a vector': 'ベクトルではなく、マップに行列を掛けています',
  'takes nothing of the picture': '画像から計算したものを受け取っていません',
  'divides a constant by what comes from the picture': '定数を、画像から計算したもので割っています',
  'has a constant of [{shape}] that is no number for each of {channels} channels':
    '定数の形状が [{shape}] で、{channels}個のチャンネルに数が1つずつになっていません',
  'joins the two pictures otherwise than AdaIN, by means and deviations':
    '平均と標準偏差で2枚の画像を合わせる方法が、AdaINと違います',
  'uses means and deviations of features otherwise than AdaIN does':
    '特徴の平均と標準偏差の使い方が、AdaINと違います',
  'joins means and deviations of features otherwise than AdaIN does':
    '特徴の平均と標準偏差を合わせる方法が、AdaINと違います',
  'takes two maps from the picture, which only sums and products can':
    '画像から計算したマップを2つ受け取っていますが、それができるのは和と積だけです',
  'joins maps of unlike layout': '軸の並びが違うマップを合わせています',
  'joins constants with what comes from the picture': '定数を、画像から計算したものにつないでいます',
  'is still in training: export the network after model.eval()':
    '学習中の状態です。model.eval() の後にエクスポートしてください',
  'cuts off its input by negative pads': '負のパディングで入力の端を切り取っています',
  'has no window of two sides': '窓が、縦と横の2次元ではありません',
  'has a window with gaps': '窓に隙間があります',
  'does not take the mean over rows and columns': '行と列の両方にわたる平均ではありません',
  'makes [{shape}] of [{given}], which is neither a picture nor one vector':
    '[{given}] を、画像でも1つのベクトルでもない [{shape}] に変えています',
  'says its size by output_shape or auto_pad': '大きさを output_shape か auto_pad で指定しています',
  'is no softmax over the channels': 'チャンネルにわたるソフトマックスではありません',
  'takes the logarithm of a softmax, which is known at the end of a network alone':
    'ソフトマックスの対数を受け取っています。扱えるのはネットワークの最後にある場合だけです',
  'follows a normalisation of a flattened map, and is no dense layer':
    '平坦化したマップの正規化の後にありますが、全結合層ではありません',
  'changes the shape in a way that is not known here': '形状の変え方が、Convoscopeの知らないものです',
  'puts the axes of a map of {height} x {width} in the order [{order}]':
    '{height} × {width} のマップの軸を [{order}] の順に並べ替えています',
  'takes "{name}", which nothing gives': 'どこからも出力されない「{name}」を受け取っています',
  'has no value that is read': '読める値がありません',
  'works on constants in a way that is not known here': '定数の計算の仕方が、Convoscopeの知らないものです',
  'has a {part} of [{shape}]': '{part} の形状が [{shape}] です',
  '{operator} (node {name})': '{operator}(ノード {name})',
  'without a name': '名前なし',
  'holds instruction {code} at byte {at}, which is not known':
    'バイト位置 {at} に、知らない命令 {code} があります',
  'holds a whole number that is too long': '長すぎる整数が入っています',
  'takes a value where there is none': '値がない所で、値を取り出そうとしています',
  'ends a list that it did not begin': '始めていないリストを終えようとしています',
  'takes values where there are none': '値が足りない所で、いくつもの値を取り出そうとしています',
  'refers to a value that it does not hold': '中にない値を参照しています',
  'calls what cannot be called': '呼び出せないものを呼び出そうとしています',
  'puts entries into what is no dictionary': '辞書ではないものに項目を入れようとしています',
  'adds to what is no list': 'リストではないものに値を加えようとしています',
  // What was assumed rather than read.
  'The file has no head: there are features but no classes.':
    'ファイルにヘッド(分類の部分)がありません。特徴はありますが、クラスはありません。',
  "The head is not the architecture's own: its {count} dense layers ({names}) are taken with rectifiers in between.":
    'ヘッド(分類の部分)が、この構造の本来のものではありません。{count}個の全結合層({names})の間にReLUがあるとみなします。',
  'The network has one output, which is taken to say yes or no: its probability is that of yes.':
    'ネットワークの出力が1つなので、「はい」か「いいえ」の答えとみなします。確率は「はい」の確率です。',
  'No sigmoid is seen behind its output: if that is a number, percentages mean nothing, nor do Occlusion, Score-CAM and Faithfulness.':
    '出力の後ろにシグモイドが見当たりません。出力が数値なら、パーセントにも、遮蔽、Score-CAM、忠実度にも意味がありません。',
  'Each class has a sigmoid of its own, so several may be true at once: the shares that are shown are a softmax over their scores.':
    'クラスごとにシグモイドがあり、いくつかが同時に当てはまることがあります。表示する割合は、スコアのソフトマックスです。',
  'A ResNet that blurs nothing is taken: resnetblur and resnetaa of timm have the same names, but compute otherwise.':
    '何もぼかさないResNetとみなします。timmの resnetblur と resnetaa は名前が同じですが、計算が違います。',
  'TensorFlow’s EfficientNet-Lite0 (timm: tf_efficientnet_lite0) is taken: efficientnet_lite0 of timm has the same names, but computes otherwise.':
    'TensorFlowのEfficientNet-Lite0(timmでは tf_efficientnet_lite0)とみなします。timmの efficientnet_lite0 は名前が同じですが、計算が違います。',
  'MobileNetV2 for pictures of 224 pixels is taken: networks for CIFAR have the same names and kernels, but smaller strides.':
    '224ピクセルの画像のためのMobileNetV2とみなします。CIFARのためのネットワークは、名前とカーネルが同じですが、ストライドが小さくなっています。',
  'No file says how pictures are prepared: RGB from {range} is taken, as is usual for Keras.':
    '画像の前処理が書かれたファイルがありません。Kerasでよく使われる、値が {range} のRGBとみなします。',
  'The 1,000 classes are taken to be ImageNet’s in their usual order: no file names them.':
    'クラス名のファイルがありません。1,000クラスを、いつもの順に並んだImageNetのクラスとみなします。',
  'No file names the classes: put a labels.txt beside the network, one name a line.':
    'クラス名のファイルがありません。1行に1つずつ名前を書いたlabels.txtを、ネットワークと一緒に置いてください。',
  'The file leaves the size of its pictures open: {height} x {width} is taken.':
    'ファイルに画像の大きさが書かれていません。{height} × {width} とみなします。',
  'No file says the size of the pictures: {height} x {width} is taken; config.json beside the network can say it.':
    '画像の大きさが書かれたファイルがありません。{height} × {width} とみなします。ネットワークと一緒に置いたconfig.jsonで指定できます。',
  'ONNX does not say how pictures are prepared: {range} less {mean}, divided by {deviation}, {why}.':
    'ONNXには画像の前処理が書かれていません。{range} から {mean} を引き、{deviation} で割ります({why})。',
  'as Caffe’s networks with response normalisation take them': '応答正規化のあるCaffeのネットワークと同じ',
  'as is usual': 'よくある前処理',
  '{title}, features only': '{title}、特徴だけ',
  'brought by the visitor': '来館者が持ち込んだもの',
  'Dropped style': 'ドロップしたスタイル',
  'No file says how pictures are prepared: {range} less {mean}, divided by {deviation}, as is usual for this architecture.':
    '画像の前処理が書かれたファイルがありません。この構造でよく使われるように、{range} から {mean} を引き、{deviation} で割ります。',
  weights: '重み',
  pads: 'パディング',
  numbers: '数値',
  sides: '辺の長さ',
  biases: 'バイアス',
  axes: '軸',
  limits: '上限や下限',
  // Other files, and the machine.
  'it does not say of which network': 'どのネットワークのものかが書かれていません',
  'other weights of {title}': '重みの違う {title}',
  'it holds no class': 'クラスが入っていません',
  'two of its classes have one name': '同じ名前のクラスが2つあります',
  'it is cut off, or was changed by hand': '途中で切れているか、手で書き換えられています',
  'one of its classes has no name of 1 to {most} characters': '名前が1〜{most}文字でないクラスがあります',
  '“{name}” has no list of {most} examples at most': '「{name}」に、{most}個までの例の一覧がありません',
  'an example of “{name}” has not {features} features': '「{name}」に、特徴が{features}個でない例があります',
  'the features of an example of “{name}” were changed': '「{name}」に、特徴が書き換えられた例があります',
  'an example of “{name}” has no picture': '「{name}」に、画像のない例があります',
  'has to be the name of a file in the same folder': '同じフォルダーにあるファイルの名前でなければなりません',
  'has to begin before it ends': '始まりは、終わりより前でなければなりません',
  'has to be letters, digits, - and _': '英数字、-、_ だけでなければなりません',
  'no picture came within 15 seconds': '15秒以内に映像が届きませんでした',
  'it broke off': '途中で切れました',
  'the browser cannot decode it': 'このブラウザーでは読み取れません',
  'It was painted by another network ({network}).': '別のネットワーク({network})で描いた絵です。',
  'It was painted with other weights of the network {network} (SHA-256 {theirs}…, here {ours}…).':
    '重みの違うネットワーク {network} で描いた絵です(SHA-256は {theirs}…、ここでは {ours}…)。',
  'the graphics card takes in one buffer (WebGPU)': 'グラフィックカードのバッファー1つに入る大きさ、WebGPU',
  'the graphics card takes in one texture (WebGL)': 'グラフィックカードのテクスチャ1つに入る大きさ、WebGL',
  'WebAssembly has': 'WebAssemblyのメモリー',
  'there is': 'この機器のメモリー',
  'plain JavaScript': '通常のJavaScript',
  software: 'ソフトウェア',
  'WebGPU adapter': 'WebGPUアダプター',
  'WASM SIMD, {count} thread': 'WASM SIMD、{count}スレッド',
  'WASM SIMD, {count} threads': 'WASM SIMD、{count}スレッド',
  'the context was lost': 'コンテキストが失われました',
  'it computes other numbers than before': '前と違う数を計算しました',
};
