/** Cues, knobs and sound of the live style. */
import type { English, Words } from '../words.ts';

export const instrumentErrors: Words<English['instrumentErrors']> = {
  noJson:
    '{file} はJSONではありません。途中で切れているか、手で書き換えられています。「キューをファイルに保存」で作ったファイルを選んでください。',
  noCues: '{file} にキューが入っていません。「キューをファイルに保存」で作ったファイルを選んでください。',
  otherVersion: '{file} のバージョンは{version}です。このプログラムが読むのはバージョン{own}です。',
  damaged: '{file} の {where} の値 {given} は使えません。そこを直すか、キューを保存し直してください。',
  noSound: '{file} に音が入っていません。別のファイルか、マイクを選んでください。',
  microphoneLost:
    'マイクから音が届かなくなりました。抜けたか、許可が取り消されました。つなぐか許可して、もう一度選んでください。',
};
