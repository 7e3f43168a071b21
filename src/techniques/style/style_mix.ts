import { readMix as read, type StyleShare } from '../../contract/style_mix.ts';
import { orThrow } from '../common/or_throw.ts';

/**
 * Reads a style, `frost`, or a blend, `frost:2,embers:1`. A style that is named twice has both shares.
 * @param most how many styles may be blended
 * @throws {ParameterError}
 */
export const readMix = (text: string, most: number): StyleShare[] => orThrow(read(text, most));
