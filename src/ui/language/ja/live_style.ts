import type { English, Words } from '../words.ts';

export const liveStyle: Partial<Words<English['liveStyle']>> = {
  oneStyle: '1つのスタイル',
  blend: '混ぜる',
  beforeAndAfter: '前と後',
  wanderFromStyleToStyle: 'スタイルを順にめぐる',
  recordAVideo: '動画を録る',
  thereIsNoPictureYet: 'スタイルにできる画像がまだありません。',
  thereIsNoStyleId: 'スタイル「{id}」はここにはありません。{title} を表示します。',
  ownStyles: '自分のスタイル',
  ownStylesHelp:
    '画像から作ったものは新しい{count}個まで、ドロップしたネットワークは{size} MB以下の新しい{nets}個までが、このブラウザーに残ります。スタイルにする画像やカメラの映像は、上で選びます。',
  styleName: 'スタイル {title} の名前',
  removeStyle: '{title} を消す',
  reallyRemove: '本当に消しますか?',
  saveStyles: 'ファイルに保存',
  openStyles: 'スタイルのファイルを開く',
  styles: 'スタイル',
  compare: '比べる',
  wander: 'めぐる',
  record: '録る',
  oneStyleOrSeveralAt: '1つのスタイル、または複数',
  recordWithANewerBrowser: '新しいブラウザーで録ってください。',
  whichStyle: 'どのスタイル',
  whatTheCameraSeesBecomes: 'カメラの画像をスタイルにする  A',
  aPicturesFileBecomesThe:
    '画像ファイルがスタイルになります。ネットワークは、ml5のフォルダーやZIP、またはONNXファイルとしてページにドロップできます。',
  cameraOnTheLeftPainting: '左がカメラ、右が絵',
  camera: 'カメラ',
  painting: '絵',
  endAndSaveTheVideo: '動画を終えて保存  Q',
  recording: '録画中',
  chooseTwoToFourStyles: 'スタイルを2〜4個選び、その間を動かします。',
  severalPasses:
    '1コマごとに{count}個のネットワークが順に描き、その絵を混ぜます。時間はすべての合計です。同じネットワークのスタイルなら1回で描けます。',
  blendOfTheChosenStyles: '選んだスタイルの混合',
};
