import type { English, Words } from '../words.ts';

export const studioErrors: Words<English['studioErrors']> = {
  full: 'このブラウザーに、絵を残す空きがもうありません。描き続けますが、絵はメモリーの中だけに残ります。残したい絵を保存し、古い絵を消して空きを作ってください。',
  nothingKept:
    'このブラウザーは、このページのものを残せません({why})。描き続けますが、絵はメモリーの中だけに残ります。残したい絵は、ページを閉じる前に保存してください。',
  otherWeights:
    'この絵を描き始めたときと、ネットワーク「{network}」の重みが変わりました。最初から描き直してください。',
  materialsGone: 'この絵のもとになった画像がもうありません。新しく描き直してください。',
  keepsNo: 'このブラウザーは、このページの{things}を残せません({why})。',
  noRoomForStyle:
    'このブラウザーに、スタイルを残す空きがもうありません。ページを開いている間だけ使えます。ディスクに空きを作ってください。',
  noRoomForAtlas: 'このブラウザーに、図鑑を残す空きがもうありません。ディスクに空きを作ってください。',
  noRoomForNetwork:
    'このブラウザーに、このネットワークを残す空きがもうありません。前に開いたネットワークを消すか、ディスクに空きを作ってください。',
  diverged: 'ステップ {step} で、{terms} になりました。{advice}',
  notFinite: 'ステップ {step} で、画像に有限でない数が現れました。{advice}',
  paintedWith: 'この絵はネットワーク「{network}」で描いています。{why}',
};
