import type { English, Words } from '../words.ts';

export const networkErrors: Words<English['networkErrors']> = {
  noConvolutionBefore: '{layer} の前に畳み込みがないので、表示する重みがありません。',
  noRectifier: '{title} には、マップを出すReLUがありません。',
  noPatchesKept: '{layer} のパッチはまだ集めていません。先にこの層を見てください。',
  classLayer: '{layer} はクラスのスコアを出す層です。それより前の層のチャンネルをオフにしてください。',
  noChannelToSwitchOff:
    '{layer} にチャンネル {channel} はありません。チャンネルは{count}個で、番号は0からです。',
  arrayTooLarge:
    '{title} は入りきりません。{name} に {size} 必要ですが、上限は {most} です({device})。特徴だけを開くか、アドレスに ?backend=wasm を付けてください。',
  weightsTooLarge:
    '{title} は入りきりません。重みに {size} 必要ですが、使えるのは {free} です。特徴だけを開くか、もっと小さいネットワークを開いてください。',
  noRegularGrid: '{name} の窓は大きさがそろっていないので、その後の受容野は規則正しい格子になりません。',
  noFilters: '{name} は畳み込みではないので、フィルターがありません。',
  noFirstConvolution: '{title} には、画像を直接見る畳み込みがありません。',
  nothingLeft: '{name} を通すと、入力 [{shape}] から何も残りません。',
  nothingLeftOfPicture: '{name} を通すと、{height} × {width}ピクセルの画像から何も残りません。',
  partShape: '{layer}.{part} の形状は [{shape}] ですが、[{channels}] でなければなりません。',
  addsShapes: '{name} が、形状の違うものを足しています: {shapes}。',
  joinsSizes: '{name} が、大きさの違うものをつないでいます: {shapes}。',
  weightChannels: '{name}.weight は{takes}チャンネルを受け取りますが、入力は{channels}チャンネルです。',
  weightNumbers:
    '{name}.weight は{takes}個の数を受け取りますが、入力は {height} × {width} × {channels} です。',
  weightFilters: '{name}.weight のフィルターは{filters}個ですが、入力は{channels}チャンネルです。',
  weightGroups: '{name}.weight のフィルター{filters}個は、{groups}個のグループに等分できません。',
  unknownKind: '層「{name}」の種類「{kind}」には対応していません。対応しているもの: {all}。',
  normInputs:
    '{name} が受け取るのは、マップと、[1,1,{channels}] のスケールとシフトです。{shapes} は使えません。',
  normLength: '{name} には数が{length}個ありますが、入力は{channels}チャンネルです。',
  gateInputs:
    '{name} が受け取るのは、マップとチャンネルごとのゲート、または同じ形状の2つのマップです。{shapes} は使えません。',
  mirrors:
    '{name} は {height} × {width} の画像の端を [{pad}] ピクセル折り返そうとしますが、画像の大きさが足りません。',
  weightShape: '{name}.weight の形状は [{shape}] ですが、[out,{channels},3,3] でなければなりません。',
  takesLater: '層「{layer}」が受け取る「{name}」が、それより前にありません。',
  noLayer: '{title} に層「{name}」はありません。ある層: {near}。',
  noClass: '{title} にクラス {index} はありません。あるのは0〜{last}です。',
  styleMissing: '{title} にはスタイルを渡す必要がありますが、「{name}」がありません。',
  styleLength: '{title} が受け取るスタイルは{length}個の数です。{given}個では使えません。',
  multiples:
    '{title} が描けるのは、縦横のピクセル数が{multiple}の倍数の画像です。{width} × {height} は使えません。',
  texture: '計算の中でテクスチャが使われました。',
  readResult: '計算の途中で結果を読み出しました。',
  weightMissing: '重みに「{name}」がありません。別のネットワークの重みではありませんか?',
  weightRank: '「{name}」の形状は [{shape}] ですが、{rank}次元でなければなりません。',
  noDimension: '形状 [{shape}] の重みに、次元 {dimension} はありません。',
};
