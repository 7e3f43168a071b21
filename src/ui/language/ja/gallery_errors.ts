import type { English, Words } from '../words.ts';

export const galleryErrors: Words<English['galleryErrors']> = {
  tooFew:
    '地図には画像が{fewest}枚以上必要ですが、ギャラリーには{count}枚しかありません。画像を加えてください。',
  checksum: '{file} は壊れています(チェックサムが一致しません)。コピーし直してください。',
  notFinite: '{file} の特徴に、有限でない数が入っています。作り直してください。',
  noIndex: '{file} は画像の索引ではありません。このプログラムで保存したファイルを選んでください。',
  otherVersion:
    '{file} はバージョン{version}の索引です。このプログラムが読むのはバージョン{own}です。画像から作り直してください。',
  incompleteHeader: '{file} のヘッダーが不完全です。作り直してください。',
  otherNetwork:
    '{file} に入っているのは、別のネットワークの特徴です({which})。今のネットワークは {network} です。元のネットワークで索引を開くか、作り直してください。',
  picturesLack: '{file} に載っている画像は、{count}枚中{listed}枚です。',
  tooLong: '{file} は、ヘッダーに書かれた長さより長くなっています。コピーし直してください。',
  cutOff: '{file} は途中で切れています。コピーし直してください。',
  headerNoJson: '{file} は壊れています(ヘッダーがJSONではありません)。コピーし直してください。',
  mapGivenUp: '地図作りをやめました。',
  noPictures: '受け取ったものの中に、画像がありません。',
};
