import type { English, Words } from '../words.ts';

export const settingErrors: Words<English['settingErrors']> = {
  classExpected: 'クラスを、名前、名前の一部、または{range}の番号で指定してください。',
  noClassNumber: '{title} にクラス {given} はありません。あるのは{range}です。',
  layerExpected: '層の名前を指定してください。',
  wholeNumber: '{called} に指定できるのは{range}の整数です。{given} は使えません。',
  channels:
    '{called} には、0,5,9 や 0-8 のようにチャンネルを指定してください。範囲は小さい番号を先に書きます。{given} は使えません。',
  expected: '{called} に指定できるのは{expectation}です。{given} は使えません。',
  noFilterPages: '{name} は2番目以降の畳み込みではないので、フィルターのページがありません。',
  noStyleNorBlend: '「{text}」は、スタイルでも「frost:0.7,embers:0.3」のような混ぜ方でもありません。',
  tooManyStyles: '混ぜられるスタイルは{most}個までです。{count}個は混ぜられません。',
  noChannel: '{layer} にチャンネル {channel} はありません。チャンネルは{channels}個で、番号は0からです。',
  noPreset: '{id} にプリセット「{preset}」はありません。あるもの: {all}。',
  otherFeatures:
    '「{name}」の例の特徴は{features}個ですが、{layer} が出すのは{channels}個です。このネットワークでクラスを教えてください。',
  filtersHaveNoColours: '{layer} は{channels}チャンネルを受け取るので、フィルターに色がありません。',
  oneClass: '{title} にはクラスが1つしかないので、別の名前を言わせることができません。',
  cropsNeeded:
    '{size}ピクセルを超えると、ネットワークは画像を一部ずつ見ます。「切り取りの数」を1以上にするか、「大きさ」を{size}以下にしてください。',
  noTechnique: 'ビュー「{id}」はありません。あるもの: {all}。',
  noMapToErase: '{title} は画像の上にマップを描かないので、どこから消すかを決められません。',
  noOpenCv: '切り抜きに使うOpenCVを読み込めません({why})。サーバーに opencv/ はありますか?',
  noPainting: '絵の種類「{id}」はありません。あるもの: {all}。',
  seesNoStyle:
    '{title} には、1ピクセルより広い範囲を見る畳み込みの活性化がないので、スタイルが分かりません。',
  noStrokes: '筆跡の重みがすべて0です。「粗い筆跡」(coarse)など、少なくとも1つを上げてください。',
  noClasses:
    '{title} は特徴で終わっていて、クラスがありません。チャンネルかニューロンを選ぶか、ネットワーク全体を開いてください。',
  severalClasses:
    '{given} に当てはまるクラスがいくつもあります: {classes}。名前の全体か番号で指定してください。',
  noSuchClass:
    '{title} にクラス {given} はありません。知っている{count, number}種類のどれでもありません。{hint}',
  noLayerNear: '{title} に層 {given} はありません。似たもの: {layers}',
  noLayer: '{title} に層 {given} はありません。ある層: {layers}',
  missing: '{layer} に{what} {index} はありません。番号は0からで、全部で{count}です。',
  noPage:
    '{layer} にフィルターのページ {value} はありません。番号は0からで、{pages, plural, other {全部で#ページ}}です。',
  noLaterConvolution: '{title} には、2番目以降の畳み込みがありません。',
  noSpatialLayer: '{title} には、マップを出す層がありません。',
  noSetting: '{id} に設定「{name}」はありません。あるもの: {known}。',
  otherTarget: '{title} の対象に{target}は選べません。選べるもの: {targets}。',
};
