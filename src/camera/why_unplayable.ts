import { type Told, told } from '../contract/told.ts';

/** The technical name that browsers begin such a message with, or end it with. */
const TECHNICAL = /\b(?:DEMUXER|PIPELINE|MEDIA|NS|CHUNK_DEMUXER|AUDIO|DECODER)_(?:ERROR|ERR)[A-Z0-9_]*/;

const REASONS = [
  [/NO_SUPPORTED_STREAMS|SRC_NOT_SUPPORTED|no supported source/i, 'pieces.videoUnknown'],
  [/COULD_NOT_OPEN|COULD_NOT_PARSE|METADATA|format error/i, 'pieces.videoCutOff'],
  [/DECODE|HARDWARE/i, 'pieces.videoDamaged'],
  [/READ|NETWORK|file not found|404|empty src/i, 'pieces.videoUnread'],
  [/NotAllowedError|not allowed by the user agent|user didn't interact/i, 'pieces.videoWaits'],
  [/^it holds no picture$/, 'pieces.videoEmpty'],
] as const;

/**
 * Why a video does not play, as a part of a sentence, with the browser's name for it in brackets where it has one.
 * @param browserSays the message of a MediaError or of play()
 */
export function whyUnplayable(browserSays: string): Told {
  const [, code] = REASONS.find(([fits]) => fits.test(browserSays)) ?? [];
  const [technical] = TECHNICAL.exec(browserSays) ?? [];
  if (!code && !technical)
    return browserSays ? told('pieces.other', { message: browserSays }) : told('pieces.videoUnsaid');
  const why = told(code ?? 'pieces.videoBreaksOff');
  return technical ? told('pieces.withName', { why, technical }) : why;
}
