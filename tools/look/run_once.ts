import * as tf from '@tensorflow/tfjs-core';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import type { ImagePicture, Picture, Ranking } from '../../src/contract/picture.ts';
import type { Target } from '../../src/contract/target.ts';
import type { SilencedLayer, View } from '../../src/contract/view.ts';
import type { Encoded } from '../../src/engine/encode/encode_picture.ts';
import type { Ingested } from '../../src/engine/ingested.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import type { LayerName } from '../../src/network/description.ts';
import type { Network } from '../../src/network/network.ts';
import { denormalise } from '../../src/network/preprocess.ts';
import { settingsFor } from '../../src/techniques/common/settings.ts';
import { clueLayer, fixTarget, lacksClass, targetName } from '../../src/techniques/common/target.ts';
import type { Technique } from '../../src/techniques/common/technique.ts';

export interface Request {
  readonly technique: Technique;
  readonly given: Record<string, ParameterValue>;
  readonly target: Target;
  /** Of the layer whose channels the technique shows, shown alone; null for all. */
  readonly channel: number | null;
  /** Channels that are switched off. */
  readonly silenced: readonly SilencedLayer[];
}

export interface Answer extends Encoded {
  readonly ranking: Ranking;
  /** What was looked at, in words; null where the technique has no target. */
  readonly target: string | null;
}

/**
 * Looks at one picture to the end of a progressive technique.
 * @param input [height, width, 3], preprocessed. Borrowed.
 * @param onProgress awaited; what it throws ends the look
 */
export async function runOnce(
  network: Network,
  input: Float32Array,
  request: Request,
  onProgress: (progress: number) => void | Promise<void>,
): Promise<Answer> {
  const encoded = new Map<Picture, Encoded>();
  const session = new ViewSession(network, {
    ...{ techniques: [request.technique], ranked: 5, ranksTarget: true },
    onEncoded: (one) => encoded.set(one.picture, one),
  });
  const view = viewOf(network, request);
  try {
    for (;;) {
      encoded.clear();
      const seen = await session.run(() => frameOf(network, input), view);
      if (!seen.picture) continue;
      const { picture, pins, progress, ranking, target } = seen;
      if (progress !== null) await onProgress(progress);
      if (progress !== null && progress < 1) continue;
      const shown = encoded.get(pins[0] ?? picture) as Encoded;
      return { ...shown, ranking, target: target && targetName(network, target) };
    }
  } finally {
    await session.dispose();
  }
}

/** One channel alone is asked for as the page asks for one that is pinned. */
function viewOf(network: Network, request: Request): View {
  const { technique, given, target, channel, silenced } = request;
  return {
    ...{ technique: technique.id, parameters: given, target, ablation: silenced },
    pins:
      channel === null || !showsChannels(technique)
        ? []
        : [{ layer: layerOfChannels(network, request), channel, inView: true }],
  };
}

/** The layer whose channels a technique shows: where they are to speak for a target, the one that has such. */
export function layerOfChannels(
  network: Network,
  { technique, given, target }: Pick<Request, 'technique' | 'given' | 'target'>,
): LayerName {
  const layer = String(settingsFor(technique, network, given).layer);
  if (!technique.ofChannel || lacksClass(network, technique, target)) return layer;
  // It is the same for every class.
  return clueLayer(
    network,
    fixTarget(network, technique, target, () => 0),
    layer,
  );
}

/** A frame of numbers [height, width, 3], preprocessed; they are borrowed. */
export function frameOf({ description: { input: size } }: Network, input: Float32Array): Ingested {
  const { width, height } = size;
  return {
    identity: { source: 0, frame: 0 },
    image: tf.tensor4d(input, [1, height, width, 3]),
    crop: { x: 0, y: 0, width, height },
    frameSize: { width, height },
    photograph: (): ImagePicture => ({
      ...{ kind: 'image', title: 'The frame', width, height },
      ...{ rgba: denormalise(input, size), legend: null },
    }),
  };
}

/** Whether a technique shows all channels of a layer, of which one may be asked for alone. */
export const showsChannels = ({ family, targets, parameters, ofChannel }: Technique): boolean =>
  ofChannel !== undefined || (family === 'forward' && targets.length === 0 && 'layer' in parameters);
