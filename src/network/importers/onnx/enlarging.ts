import type { Call, Operators } from './call.ts';
import type { Flowing } from './value.ts';

/** Of picture networks, which paint: the enlarging that a convolution then takes in. */
export const ENLARGING: Operators = { Resize: doubled, Upsample: doubled };

/** Each pixel four times. */
function doubled(call: Call, input: Flowing): Flowing {
  const picture = call.picture(input);
  const { attributes, operator, inputs } = call.node;
  const mode = attributes.get('mode')?.text ?? 'nearest';
  const corners = attributes.get('coordinate_transformation_mode')?.text === 'align_corners';
  const own = attributes.get('scales')?.floats;
  // Scales stand second before opset 11 and third since then; sizes fourth.
  const at = operator === 'Upsample' || inputs.length === 2 ? 1 : 2;
  const given = own ?? Array.from(call.optional(at)?.values ?? []);
  const dims = call.dims(picture);
  const sizes = Array.from(call.optional(3)?.values ?? []);
  const scales = given.length > 0 ? given : sizes.map((side, axis) => side / (dims[axis] as number));
  if (mode !== 'nearest' || corners || scales.join() !== '1,1,2,2')
    throw call.refused(
      `makes pictures larger by ${mode}, [${scales}]; only doubling by nearest is known here`,
    );
  return { ...picture, doubled: 'bare' };
}
