import type { English, Words } from '../words.ts';

export const taughtErrors: Words<English['taughtErrors']> = {
  none: '{file} には、教えたクラスが入っていません。「クラスをファイルに保存」で作ったファイルを選んでください。',
  otherVersion:
    '{file} のバージョンは{version}です。このプログラムが読むのはバージョン{own}です。クラスを教え直してください。',
  otherNetwork:
    '{file} は、別のネットワークで教えたものです({which})。今のネットワークは {network} です。元のネットワークで開くか、クラスを教え直してください。',
  tooMany: '{file} にはクラスが{count}個ありますが、開けるのは{most}個までです。',
  damaged: '{file} は壊れています({how})。コピーし直すか、クラスを教え直してください。',
};
