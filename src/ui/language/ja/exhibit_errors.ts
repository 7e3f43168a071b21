import type { English, Words } from '../words.ts';

export const exhibitErrors: Words<English['exhibitErrors']> = {
  noSchema: '展示の設定のスキーマを読めません({status})。',
  nothingCounts: '{why} このファイルの設定は、どれも使われません。',
  tooLong: '{file} は展示の設定としては長すぎます。',
  tooDeep: '{file} は展示の設定ではありません。括弧の入れ子が深すぎます。',
  notJson: '{file} の{line}行目がJSONになっていません: {why}。',
  noObject: "{file} の中身は '{' … '}' の形でなければなりません。",
  at: '{file} の{line}行目: {what}',
  noSetting: '「{setting}」という設定はありません。無視しました。',
  noSettingNear: '「{setting}」という設定はありません。「{near}」のことですか? 無視しました。',
  wrong: '「{setting}」に誤りがあります: {why}。「{part}」を無視しました。',
  missing: '「{setting}」がありません。「{part}」を無視しました。',
  expected:
    '「{setting}」に書けるのは{expected}ですが、{received} になっています。「{part}」を無視しました。',
  noAddress: '「{file}」は展示の設定のアドレスではありません。',
  otherServer: '展示の設定 {file} が別のサーバーにあります。index.htmlと同じ場所にコピーしてください。',
  notThere: '展示の設定 {file} が、このサーバーにありません({status})。',
  noAnswer: '展示の設定 {file} を読めませんでした。サーバーが応答しません。',
  notNow: '展示の設定 {file} を読めませんでした。サーバーにエラーがあります({status})。',
};
