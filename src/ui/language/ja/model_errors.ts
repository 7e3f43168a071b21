import type { English, Words } from '../words.ts';

export const modelErrors: Words<English['modelErrors']> = {
  ml5Variables:
    '{file} には「Variable」以降の変数が{count}個ありますが、ml5の高速なスタイルネットワークでは48個です。別の種類のネットワークではありませんか?',
  ml5Shapes:
    '{file} の変数 {from}〜{to} の形状は {shapes} ですが、カーネル、シフト、スケールの順でなければなりません。別の種類のネットワークではありませんか?',
  ml5NoManifest: '{file} がありません。モデルのフォルダー全体か、そのZIPをドロップしてください。',
  notJsonDownload: '{file} は正しいJSONではありません。モデルをダウンロードし直してください。',
  ml5NoFile: '{file} に、{name} のファイルと形状が書かれていません。',
  missingFile: '{index} に書かれたファイル {file} がありません。フォルダー全体をドロップしてください。',
  ml5Length:
    '{file} は{bytes}バイトですが、形状 [{shape}] には{needed}バイト必要です。モデルをダウンロードし直してください。',
  damagedAt: '{file} は壊れています。{position}番目の値が {value} です。',
  lacksKeys: 'network.jsonに {keys} がありません。',
  otherTask: 'network.jsonのネットワークの用途は {found} ですが、ここで必要なのは {task} です。',
  checksum:
    '{file} は、network.jsonに書かれたファイルではありません。SHA-256は {expected}… のはずですが、{found}… です。サーバーにコピーし直してください。',
  notJson: '{file} は正しいJSONではありません。',
  dtype: '{file} の {name} の型は {dtype} です。読めるのはF64、F32、F16、BF16と整数だけです。',
  tensorBytes: '{file} の {name} は{bytes}バイトですが、形状 [{shape}] には{needed}バイト必要です。',
  truncatedAt:
    '{file} は途中で切れています。{name} は{end}バイト目まであるはずですが、ファイルは{size}バイトしかありません。ダウンロードし直してください。',
  tooShort: '{file} は途中で切れています。{bytes}バイトのsafetensorsファイルはありえません。',
  headerLength:
    '{file} は途中で切れているか、safetensorsファイルではありません。ヘッダーは{length}バイトのはずです。',
  headerLacks: '{file} はsafetensorsファイルではありません。ヘッダーに {name} の説明がありません。',
  headerNoJson: '{file} はsafetensorsファイルではありません。ヘッダーがJSONオブジェクトではありません。',
  architecture: '「{name}」というネットワーク構造には対応していません。対応しているもの: {all}。',
  unreachable: '{url} に接続できません。サーバーは動いていますか?',
  answers:
    '{url} の応答は {status} です。ネットワークのフォルダーには、network.jsonと、そこに書かれたファイルが必要です。',
  notKept:
    'ネットワーク {id} は、このブラウザーに残っていません。そのファイルをページにドロップすると、また開けます。',
  keptDamaged:
    'このブラウザーに残してあった {title} の {path} が壊れています。ネットワークを消してから、ファイルをもう一度ページにドロップしてください。',
  truncated:
    '{file} は途中で切れています。{expected}バイトのはずですが、{bytes}バイトしかありません。ページを再読み込みし、直らなければ、ファイルをサーバーにコピーし直してください。',
  tooLong:
    '{file} は長すぎます。{expected}バイトのはずですが、{bytes}バイトあります。ページを再読み込みし、直らなければ、ファイルをサーバーにコピーし直してください。',
};
