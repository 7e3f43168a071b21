import * as tf from '@tensorflow/tfjs-core';
import type { ParameterValue } from '../../src/contract/parameter.ts';
import type { Ranking } from '../../src/contract/picture.ts';
import type { Target } from '../../src/contract/target.ts';
import type { SilencedLayer } from '../../src/contract/view.ts';
import { type Encoded, encodePicture } from '../../src/engine/encode/encode_picture.ts';
import { doubtOf } from '../../src/engine/view/doubt.ts';
import { rank } from '../../src/engine/view/rank.ts';
import { type Ablation, disposeAblation, makeAblation } from '../../src/network/ablation.ts';
import { forward, keepForward } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/network.ts';
import { channelMap } from '../../src/techniques/activations.ts';
import { type TensorPicture, tensorsOf } from '../../src/techniques/picture.ts';
import { settingsFor } from '../../src/techniques/settings.ts';
import { tapsOf } from '../../src/techniques/taps.ts';
import { fixTarget, nameOf } from '../../src/techniques/target.ts';
import type { Technique } from '../../src/techniques/technique.ts';

export interface Request {
  readonly technique: Technique;
  readonly given: Record<string, ParameterValue>;
  readonly target: Target;
  /** Of the technique's layer, shown alone (activations); null for all. */
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
export async function lookOnce(
  network: Network,
  input: Float32Array,
  { technique, given, target, channel, silenced }: Request,
  onProgress: (progress: number) => void | Promise<void>,
): Promise<Answer> {
  const { labels, input: size } = network.description;
  const settings = settingsFor(technique, network, given);
  const ablation = silenced.length > 0 ? makeAblation(network, silenced) : undefined;
  const image = tf.tensor4d(input, [1, size.height, size.width, 3]);
  const trace = keepForward(network, image, {
    taps: tapsOf(technique, network, settings, target),
    ablation,
  });
  try {
    const scores = await trace.logits.data<'float32'>();
    const healthy = ablation && (await healthyScores(network, image));
    const asked = target.kind === 'class' ? target.index : undefined;
    const ranking = rank(labels, { title: 'Leading classes', count: 5 }, scores, healthy, asked);
    const fixed = fixTarget(network, technique, target, () => ranking.classes[0]?.index ?? 0);
    const aimed = technique.targets.length ? fixed : null;
    const doubt = doubtOf(labels, scores, ranking, aimed);
    const subject = { network, image, trace, target: fixed, ablation, doubt };
    const looked = tf.tidy(() => {
      const one = channel !== null && showsChannels(technique);
      return (
        one ? channelMap(trace, String(settings.layer), channel) : technique.look(subject, settings)
      ) as TensorPicture & tf.TensorContainerObject;
    }) as ReturnType<Technique['look']>;
    const source = Symbol.asyncIterator in looked ? await last(looked, onProgress) : looked;
    const named = aimed && nameOf(network, aimed);
    return { ...(await encodePicture(network, source, { healthy, doubt })), ranking, target: named };
  } finally {
    for (const tensor of [image, ...trace.tensors()]) tensor.dispose();
    disposeAblation(ablation ?? HEALTHY);
  }
}

const HEALTHY: Ablation = new Map();

async function healthyScores(network: Network, image: tf.Tensor4D): Promise<Float32Array> {
  const logits = tf.tidy(() => forward(network, image).logits);
  const scores = await logits.data<'float32'>();
  logits.dispose();
  return scores;
}

/** Whether a technique shows all channels of a layer, of which one may be asked for alone. */
export const showsChannels = ({ family, targets, parameters }: Technique): boolean =>
  family === 'forward' && targets.length === 0 && 'layer' in parameters;

async function last(
  stages: Exclude<ReturnType<Technique['look']>, TensorPicture>,
  onProgress: (progress: number) => void | Promise<void>,
) {
  let picture: TensorPicture | undefined;
  try {
    for await (const stage of stages) {
      if (!stage) continue;
      if (picture) tf.dispose(tensorsOf(picture));
      picture = stage.picture;
      await onProgress(stage.progress);
    }
  } catch (error) {
    if (picture) tf.dispose(tensorsOf(picture));
    throw error;
  }
  if (!picture) throw new Error('The technique showed nothing.');
  return picture;
}
