import type { English, Words } from '../words.ts';

export const styleErrors: Words<English['styleErrors']> = {
  emptyBlend: '混ぜるには、スタイルが少なくとも1つ必要です。',
  unknown: 'スタイル「{id}」はありません。あるもの: {all}。',
  noFreeNetwork: 'ここには、どんな画像もスタイルにできるネットワークがありません。',
  tooSmall:
    'この画像は {width} × {height}ピクセルです。スタイルにするには、縦も横も{least}ピクセル以上必要です。もっと大きい画像を選んでください。',
  netTooLarge: '{size} MBは、スタイルネットワークとしては大きすぎます。',
  zipDamaged: '{name} は壊れたZIPです。ダウンロードし直してください。',
  unpacksTooLarge: '{name} は、展開すると{most} MBを超えます。スタイルネットワークとしては大きすぎます。',
  fileMissing: 'network.jsonに書かれたファイル {file} がありません。フォルダー全体をドロップしてください。',
  unreadable:
    'このファイルは、このブラウザーが読める画像ではありません。スタイルにできるのはJPEG、PNG、WebP、GIF、AVIF、TIFF、SVGです。',
  noModel: '先に手本({what})を選んでください。付属の画像、自分の画像、カメラの画像が手本になります。',
  modelTooSmall:
    '「{title}」は {width} × {height}ピクセルで、手本({what})には小さすぎます。{least} × {least}以上の画像を選んでください。',
  noNet:
    'ドロップしたもの({files})の中に、スタイルネットワークがありません。manifest.json(ml5)かnetwork.jsonの入ったフォルダー、そのZIP、またはONNXファイルが必要です。',
  onnxNoPainter: '{file} には、カラー画像を同じ大きさのカラー画像に変えるネットワークが入っていません。',
  onnxRange:
    '{file} の出力(tanhまたはsigmoid)の範囲が、ONNXからは分かりません。fast_neural_styleのように0..255を出力する形でエクスポートしてください。',
  onnxSplit:
    'ネットワークの一部が足りないか、ファイルが多すぎます({files})。エンコーダーとデコーダーを一緒にドロップするか、forward(content, style) がエンコーダー、AdaIN、デコーダーを順に実行する1つのモジュールをエクスポートしてください。',
  adainInputs:
    '{file} の入力は {names} です。どんなスタイルでも描けるネットワークの入力は、チャンネルが先頭の2枚のカラー画像(内容とスタイル)で、強さを表す数を1つ加えることもできます。',
  notAdain:
    '{file} は2枚の画像を受け取りますが、AdaINのように、一方の特徴をもう一方の平均と標準偏差に合わせていません。',
  severalNets: 'ドロップしたものにスタイルネットワークが複数あります({files})。1つずつドロップしてください。',
  otherProgram: '{file} は別のプログラムのファイルです。ml5の形式でエクスポートしてください。',
  tensorFlow: '{file} はTensorFlow.jsのモデルで、層の構成が、知っているスタイルネットワークと違います。',
  noStyleFile:
    '{file} は壊れているか、このプログラムのスタイルが入っていません。「自分のスタイル」から保存したファイルを選んでください。',
  pictureMissing: '{file} に、一覧にある画像 {picture} がありません。保存し直してください。',
};
