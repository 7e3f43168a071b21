import type { English, Words } from '../words.ts';

export const pictureErrors: Words<English['pictureErrors']> = {
  damaged:
    '{file} は途中で切れているか壊れていて、{format} のデータを読み取れません。コピーし直すか、ダウンロードし直してください。',
  clipFails:
    '{label} を再生できません: {why}({url})。ページを再読み込みするか、画像か動画をドロップしてください。',
  emptyCopyAgain: '{file} は空です(0バイト)。コピーし直すか、ダウンロードし直してください。',
  neitherPictureNorVideo:
    '{file} は画像でも動画でもありません。JPEG、PNG、WebP、GIF、AVIF、TIFF、SVG、または動画をドロップしてください。',
  closed: '{name} を閉じました。',
  videoFails:
    '{file} はここでは再生できません: {why}。MP4(H.264)かWebMに変換して、もう一度ドロップしてください。',
  sourceStopped: '{label} を止めました。',
  empty: '{name} は空です(0バイト)。',
  tooLarge: '{name} は大きすぎます: {width} × {height}ピクセル。',
  undecodable:
    '{name} を読み取れません。{format} のデータが壊れているか、途中で切れているか、このブラウザーの知らない形式です。',
  svgInArchive: 'ZIPなどの中のSVGは開けません。SVGだけをドロップしてください。',
  tiffDamaged: 'このTIFFは壊れています。JPEGかPNGで保存するか、コピーし直してください。',
  tiffPacked:
    'このTIFFの圧縮方式(compression {compression})には対応していません。JPEGかPNGで保存してください。',
  tiffTooLarge: 'このTIFFは {width, number} × {height, number}ピクセルで、大きすぎます。小さくしてください。',
  noZip: '{archive} はZIPではないか、ファイルが入っていません。別のZIPか、フォルダーを選んでください。',
  zipDamaged:
    '{name} は壊れているか、途中で切れています({why})。その手前までのファイルを読み込みました。コピーし直すか、ダウンロードし直してください。',
  noPicture: '{name} は画像ではありません。',
  emptyFolder: '中にファイルがありません。画像の入ったフォルダーを選んでください。',
  titleUnreadable: '「{title}」は画像として読めません。別の画像を選んでください。',
  named: '{name}: {why}',
  otherFormat:
    '{name} は {format} 画像で、このブラウザーでは表示できません。JPEGかPNGで保存して、もう一度ドロップしてください。',
  largeOrDamaged:
    '{name} は、大きすぎて({width, number} × {height, number}ピクセル)ここでは読み取れないか、壊れています。小さくして、もう一度ドロップしてください。',
  video: '{name} は動画です({format})。',
  notUnpacked: '{archive} の中の {path} を取り出せません: {why}。',
  noneReadable:
    '{count, plural, =1 {中のファイルは1個だけで、} other {中の#個のファイルは、どれも}}画像として読めません。読めるのはJPEG、PNG、WebP、GIF、AVIF、TIFFです。',
};
