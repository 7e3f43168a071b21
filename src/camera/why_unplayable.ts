/** The technical name that browsers begin such a message with, or end it with. */
const TECHNICAL = /\b(?:DEMUXER|PIPELINE|MEDIA|NS|CHUNK_DEMUXER|AUDIO|DECODER)_(?:ERROR|ERR)[A-Z0-9_]*/;

const REASONS: readonly (readonly [fits: RegExp, reason: string])[] = [
  [
    /NO_SUPPORTED_STREAMS|SRC_NOT_SUPPORTED|no supported source/i,
    'this browser does not know its kind of video',
  ],
  [/COULD_NOT_OPEN|COULD_NOT_PARSE|METADATA|format error/i, 'it is damaged or cut off'],
  [/DECODE|HARDWARE/i, 'its pictures are damaged, or of a kind that this browser does not know'],
  [/READ|NETWORK|file not found|404|empty src/i, 'it cannot be read'],
  [
    /NotAllowedError|not allowed by the user agent|user didn't interact/i,
    'the browser waits for a click before it plays',
  ],
];

/**
 * Why a video does not play, as a part of a sentence, with the browser's name for it in brackets where it has one.
 * @param browserSays the message of a MediaError or of play()
 */
export function whyUnplayable(browserSays: string): string {
  const plain = REASONS.find(([fits]) => fits.test(browserSays))?.[1];
  const [technical] = TECHNICAL.exec(browserSays) ?? [];
  if (!plain && !technical) return browserSays || 'the browser does not say why';
  return `${plain ?? 'it breaks off'}${technical ? ` (${technical})` : ''}`;
}
