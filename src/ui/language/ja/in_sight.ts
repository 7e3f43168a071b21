/** What is in sight of features that this language otherwise lacks. */
import type { English, Words } from '../words.ts';

export const studio: Partial<Words<English['studio']>> = {
  paintFromThisFrame: 'この画面を描く',
  paint: '描く',
  settings: '設定',
  more: 'さらに',
  sideBySide: '並べて描く',
  paintedTowards: '描く目標',
  paintedAfter: '手本',
  after: '手本',
  waiting: '待機中',
  paintingStep: '{steps}ステップ中{step}',
  paintingsGrowHereStepBy: 'ライブ映像が続くあいだ、絵がここで一歩ずつ育ちます。',
  thisFrameWillBePainted: 'この画面が描かれます',
  paintedFromNoiseNotFrom: 'カメラからではなくノイズから描きます',
  whatIsPaintedHereHangs: 'ここで描いた絵はこの壁に掛かります。',
};

export const embedding: Partial<Words<English['embedding']>> = {
  byFeaturesSmallAngle: '特徴で: 角度が小さい',
  byFeaturesSmallL2: '特徴で: L2距離が小さい',
  byPixels: '画素で',
  cosineUnit: '1 − コサイン',
  pixelUnit: '差(255中)',
  nearestToTheLivePicture: 'ライブ映像に最も近いもの',
};
