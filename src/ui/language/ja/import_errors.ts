import type { English, Words } from '../words.ts';

export const importErrors: Words<English['importErrors']> = {
  noNetworkKnown:
    '{files}: ここで開けるネットワークがありません。.safetensors、.pth、.pt、.onnxのファイルか、TensorFlow.jsモデルのフォルダーまたはZIPを選んでください(Teachable Machineでは「Tensorflow.js」としてエクスポートします)。',
  otherSize:
    '{height} × {width} の画像は、このネットワークを通りません。通るのは {usualHeight} × {usualWidth} です。{why}',
  colours:
    '{file} は{channels}チャンネルの画像を受け取ります。Convoscopeが渡せるのは、カメラのカラー画像です。',
  headNoDense:
    '{file} のヘッド(分類の部分)にある {name} は、形状が [{shape}] で、全結合層ではありません。層のつながりを記録するONNXでエクスポートしてください。',
  headNoClasses:
    '{file} のヘッド(分類の部分)はクラスが0個なので、見分けるものがありません。学習し直してください。',
  noFile: 'ファイルがありません。ネットワークのファイルか、それが入ったフォルダーを選んでください。',
  poseProject:
    '{file} はTeachable Machineのポーズプロジェクトです。画像ではなく、別のネットワークが見つけた関節を見ます。同じクラスで画像プロジェクトを作ってください。',
  audioProject:
    '{file} はTeachable Machineの音声プロジェクトです。代わりに画像プロジェクトを作ってください。',
  graphModel:
    '{file} は、層が演算に分解されたGraphModelです。LayersModelとしてエクスポートするか("tensorflowjs_converter --output_format=tfjs_layers_model")、元のネットワークをONNXに変換してください。',
  noTopology:
    '{file} はmodelTopologyがないので、TensorFlow.jsのモデルではありません。LayersModelのフォルダーを選んでください。',
  noPictureInput: '{file} の入力は [{shape}] で、画像ではありません。',
  inputUnsaid: '{file} に、どんな画像を受け取るかが書かれていません。モデルをエクスポートし直してください。',
  exportAgain: '{file} に問題があります: {what}。モデルをエクスポートし直してください。',
  otherKerasModel: '{file} のモデルの種類は「{kind}」です。開けるのはSequentialとFunctionalのモデルです。',
  severalOutputs:
    '{file} には出力が{count}個ありますが、分類器の出力は1つです。ほかの出力を外してエクスポートしてください。',
  layerTwice: '{file} は層 {layer} を2回以上使っています。このようなネットワークは開けません。',
  answersWithMaps:
    '{file} は、{channels}個のチャンネルそれぞれに {height} × {width} のマップを出力します。Convoscopeで開けるのは分類器です。',
  noWeightsListed: 'model.jsonに重みの一覧がありません。モデルをエクスポートし直してください。',
  manifestDamaged: 'model.jsonのweightsManifestが壊れています。モデルをエクスポートし直してください。',
  dataTruncated:
    '{files} は途中で切れています。{name} は{end}バイト目まであるはずですが、データは{bytes}バイトしかありません。コピーし直すか、ダウンロードし直してください。',
  weightsFileMissing:
    'model.jsonに書かれたファイル {path} がありません。フォルダー全体か、そのZIPを選んでください。',
  weightUnread: 'model.jsonの重み {name} は、型が {dtype}、形状が [{shape}] で、対応していません。',
  otherLabels:
    '{file} にはクラス名が{named}個ありますが、ネットワークのクラスは{classes}個です。このネットワークのクラス名のファイルを使うか、なしで開いてください。',
  noLabels: '{file} はクラス名の一覧ではありません。',
  severalOnnx: 'ONNXファイルが{count}個あります: {files}。1つを選んでください。',
  quantised:
    '{file} は量子化されています。名前に -int8、-qdq、-quant の付かない、浮動小数点のファイルを使ってください。',
  severalInputs: '{file} には入力が{count}個あります({names})。画像の分類器の入力は1つです。',
  tensorUnread: '{file} の {name} は、型が {type}、形状が [{shape}] で、対応していません。',
  tensorBytes:
    '{file} は壊れています。{name} は{bytes}バイトですが、形状 [{shape}] には{needed}バイト必要です。',
  tensorNumbers:
    '{file} は壊れています。{name} には数が{numbers}個ありますが、形状 [{shape}] には{needed}個必要です。',
  numbersElsewhere:
    '{file} の数値は、別のファイル {location} にあります。両方を一緒に選ぶか、両方が入ったフォルダーを選んでください。',
  fileTruncated:
    '{file} は途中で切れています。{name} は{end}バイト目まであるはずですが、ファイルは{size}バイトしかありません。コピーし直すか、ダウンロードし直してください。',
  noOnnx:
    '{file} は途中で切れているか、ONNXファイルではありません。コピーし直すか、ダウンロードし直してください。',
  cycle: '{file} は壊れています。{operator}(ノード {node})が自分の出力を必要とし、循環しています。',
  severalOnnxOutputs:
    '{file} には出力が{count}個あります({names})。分類器の出力は1つです。ほかの出力を外してエクスポートしてください。',
  independentOutput: '{file} の出力は、画像が変わっても変わりません。',
  segmentation:
    '{file} は、セグメンテーションや物体検出のネットワークのように、{classes}個のチャンネルそれぞれに {height} × {width} のマップを出力します。Convoscopeで開けるのは分類器です。',
  noPickle: '{file} は壊れているか、PyTorchのファイルではありません({what})。',
  notThreeNumbers: 'config.jsonのpretrained_cfg.{name} が、3つの数ではありません。',
  torchScript:
    '{file} は重みだけではなく、TorchScriptのプログラムです。Pythonで torch.save(model.state_dict(), "weights.pth") を実行するか、ONNXでエクスポートしてください。',
  noTorchZip:
    '{file} はZIPですが、data.pklがないので、torch.saveで作られたものではありません。TensorFlow.jsのモデルなら、拡張子を .zip に変えてください。',
  unknownLength: '{file} に長さの分からない数値があります。torch.saveで保存し直してください。',
  truncated: '{file} は途中で切れています。コピーし直すか、ダウンロードし直してください。',
  byteOrder: '{file} は、バイト順の違う機械で保存されました。一般的なコンピューターで保存し直してください。',
  noTensors:
    '{file} にテンソルが入っていません。Pythonで torch.save(model.state_dict(), "weights.pth") を実行してください。',
  noArrays: '{file} には何も保存されておらず、配列がありません。ネットワークを保存し直してください。',
  shapesDoNotFit: '{file} の名前は {title} のものですが、形状が合いません。{why}',
  otherKernel:
    '{file} の名前は {title} のものですが、{name} のカーネルは {height} × {width} で、{wanted} × {wanted} ではありません。小さい画像向けなどの変種で、ストライドやプーリングは重みからは分かりません。層の一覧を持つONNXでエクスポートしてください。',
  greyWeights:
    '{file} はグレーの画像を受け取りますが、{title} が受け取るのはカラー画像です。ONNXでエクスポートすれば、色を混ぜてグレーにします。',
  lookalike:
    '{file} は {name} です。名前と形状は {title} と同じですが、計算が違います。層の一覧を持つONNXでエクスポートしてください。',
  severalSafetensors:
    'safetensorsファイルが{count}個あります: {files}。1つのネットワークがいくつかに分かれているなら、大きすぎてライブでは見られません。そうでなければ、1つを選んでください。',
  hugeHeader: '{file} はsafetensorsファイルではありません。{size} のヘッダーはありえません。',
  diverged:
    '{file} の {name} の{position}番目の値が {value} です。ファイルが壊れているか、学習が発散しています。',
  longText: '{file} は {size} あり、テキストとしては長すぎます。',
  notUtf8: '{file} はUTF-8のテキストではありません。UTF-8で保存してください。',
  notJson: '{file} は正しいJSONではありません。コピーし直すか、ダウンロードし直してください。',
  unknownReference:
    '{file} の数値の参照の仕方には対応していません。state_dictをtorch.saveで保存し直してください。',
  oddTensor: '{file} に、PyTorchの書き方と違うテンソルがあります。保存し直してください。',
  tensorOverEnd: '{file} は壊れています。[{shape}] のテンソルが、{count}個の数の終わりを越えています。',
  bomb: '{file} は {packed} ですが、展開すると{count}個のファイル、合計 {size} になると書かれています。ネットワークではないので、展開しません。',
  noZip: '{file} は途中で切れているか、ZIPではありません。コピーし直すか、ダウンロードし直してください。',
  password: '{file} の {name} はパスワードで保護されています。パスワードなしで圧縮してください。',
  entryDamaged: '{file} の {name} が壊れています。コピーし直すか、ダウンロードし直してください。',
  adapter: '{file} は、別のネットワークに付けるアダプター(LoRA)で、ネットワークではありません。',
  languageModel:
    '{file} は言語モデルです。Convoscopeで開けるのは、画像に見えるものの名前を言う畳み込みネットワークです。',
  diffusionModel:
    '{file} は拡散モデルです。Convoscopeで開けるのは、画像に見えるものの名前を言う畳み込みネットワークです。',
  detector:
    '{file} は、見つけたものを枠で囲む物体検出のネットワークです。Convoscopeで開けるのは、画像に見えるものの名前を言う畳み込みネットワークです。元になった分類器を使ってください。',
  segmenter:
    '{file} は、ピクセルごとにクラスを答えるセグメンテーションのネットワークです。Convoscopeで開けるのは、画像に見えるものの名前を言う畳み込みネットワークです。',
  transformer:
    '{file} はTransformerで、中を見る畳み込みがありません。ResNetなどの畳み込みネットワークを使ってください。',
  blurPool:
    '{file} は、ストライドの前でぼかすネットワーク(アンチエイリアス、「filt」という名前のフィルター)の重みです。重みからは、層のつながり方が分かりません。層の一覧を持つONNXでエクスポートしてください。',
  teachableKeras:
    '{file} は、Teachable MachineからKerasでエクスポートしたものです。エクスポートの画面で「Tensorflow.js」のタブ、「Download」の順に選び、そのZIPを開いてください。',
  keras:
    '{file} はKerasのファイルです。"tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model" で変換するか、tf2onnxでONNXに変換してください。',
  tensorflowLite:
    '{file} はTensorFlow Liteのファイルです。Teachable Machineから「Tensorflow.js」としてエクスポートするか、元のネットワークをONNXに変換してください。',
  tensorflowGraph: '{file} はTensorFlowのグラフです。tf2onnxでONNXに変換してください。',
  caffe: '{file} はCaffeのファイルです。ONNXに変換してください。',
  coreMl: '{file} はCore MLのファイルです。ネットワークをONNXでエクスポートしてください。',
  compiled:
    '{file} は、特定の機械のためにコンパイルされています。ネットワークをONNXでエクスポートしてください。',
  bareArrays:
    '{file} には配列だけが入っています。ネットワークをsafetensors、.pth、ONNXのどれかで保存してください。',
  ml5Style:
    '{file} はml5のスタイルネットワークのファイルです。絵を描くネットワークで、名前は言いません。「ライブスタイル」で開いてください。',
  part: '{file} はネットワークの一部です。model.json、config.json、または.onnxファイルの入ったフォルダー全体を選んでください。',
  empty: '{file} は空です。コピーし直すか、ダウンロードし直してください。',
  zeros:
    '{file} は最初の部分がすべて0で、最後まで書き込まれていません。コピーし直すか、ダウンロードし直してください。',
  webPage:
    '{file} はネットワークではなく、Webページです。ダウンロードが拒否されました。アドレスをブラウザーで開いて、そこからダウンロードしてください。',
  lfs: '{file} は、Git LFSが別の場所に置いたファイルを指すだけのものです。「git lfs pull」を実行するか、本体をダウンロードしてください。',
  otherArchitecture: '{file} は、対応していない構造のネットワークの重みです({names}, …)。{known}',
  variantWithMore:
    '{file} は {title} に似ていますが、{name} など余分なものがあります。変種か、一部を切り取ったファイルです。{known}',
  variantLacks:
    '{file} は {title} に似ていますが、{name} がありません。変種か、一部を切り取ったファイルです。{known}',
  layerUnknown: '{file} が使う層 {kind}(「{name}」)は、Convoscopeにありません。',
  layerRefused: '{file} の層 {kind}(「{name}」)には対応していません: {why}。',
  operatorUnknown: '{file} が使う演算子 {node} は、Convoscopeにありません。{hint}',
  operatorRefused: '{file} の演算子 {node} には対応していません: {why}。',
  oldTorch:
    '{file} は0.2より前のPyTorchのファイルです。PyTorchで読み込み、state_dictを保存し直してください。',
  noTorch:
    '{file} は壊れているか、torch.saveのファイルではありません。ネットワークのstate_dictを保存するか、ONNXでエクスポートしてください。',
  dangerous:
    '{file} はPythonに {name} を実行させようとしています。拒否したので、何も実行していません。重みのファイルに、そのような実行は必要ありません。Pythonで開かないでください。',
  wholeObject:
    '{file} には、重みだけではなく、プログラムのオブジェクト全体({name})が入っています。作れるのはPythonだけで、実行は安全ではありません。Pythonで torch.save(model.state_dict(), "weights.pth") を実行するか、ONNXでエクスポートしてください。',
};
