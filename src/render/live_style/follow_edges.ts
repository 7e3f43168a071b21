import { EDGE_BYTE_ONE, EDGE_BYTE_ZERO } from '../../contract/picture.ts';
import { luminanceAt } from '../../numeric/luminance.ts';

/**
 * Gives an enlarged painting the frame's edges: each colour changes by its slope times what the frame's luminance has beyond the small frame's (see
 * src/engine/live_style/edge_guide.ts). The same arithmetic as overlay_fragment.ts, on the processor. All are RGBA of the same size.
 * @param painting the small one, enlarged; written over, but for its alpha
 * @param frame at its own size
 * @param slopes the upper half of the guide, enlarged
 * @param luminance the lower half, enlarged
 */
export function followEdges(
  painting: Uint8ClampedArray,
  frame: Uint8ClampedArray,
  slopes: Uint8ClampedArray,
  luminance: Uint8ClampedArray,
): void {
  for (let at = 0; at < painting.length; at += 4) {
    const beyond = (luminanceAt(frame, at) - (luminance[at] as number)) / EDGE_BYTE_ONE;
    for (let c = at; c < at + 3; c++)
      painting[c] = (painting[c] as number) + ((slopes[c] as number) - EDGE_BYTE_ZERO) * beyond;
  }
}
