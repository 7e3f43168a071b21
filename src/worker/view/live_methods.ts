import * as tf from '@tensorflow/tfjs-core';
import * as Comlink from 'comlink';
import { ToldError, told } from '../../contract/told.ts';
import type {
  ComparisonView,
  FrameIdentity,
  TechniqueResult,
  UnseenYet,
  View,
  ViewMethods,
  ViewResult,
} from '../../contract/view.ts';
import type { Ingested } from '../../engine/ingested.ts';
import { insideBuffers } from '../../engine/inside/inside.ts';
import type { Frame } from '../../engine/live_style/style_session.ts';
import type { NetworkInUse } from '../../engine/view/network_in_use.ts';
import { receptiveField } from '../../network/field/receptive_field.ts';
import { filterById } from '../../techniques/index.ts';
import { frameOf } from '../ingest/ingest.ts';
import type { Ready } from '../opened.ts';
import { keepPatches } from '../patches/live_methods.ts';
import { buffersOf } from '../picture_buffers.ts';
import type { InTurn } from '../turns.ts';

/** What was asked for was meant for the network before. */
class OtherNetworkError extends ToldError {
  override readonly name = 'OtherNetworkError';
}

/** @param inTurn each run finds the worker's tensors as the work before left them */
export function viewMethods(ready: Ready, inTurn: InTurn): ViewMethods {
  async function runView(
    bitmap: ImageBitmap,
    identity: FrameIdentity,
    view: View,
  ): Promise<ViewResult | UnseenYet> {
    try {
      const { networks, painting, card } = ready();
      const { id, input, session, patches: kept } = networks.main;
      if (view.network !== undefined && view.network !== id)
        throw new OtherNetworkError(told('workerErrors.otherNetwork'));
      const frame = frameOf(bitmap, identity, card);
      const filter = filterById(view.technique);
      let ingested: Ingested | undefined;
      const ingest = () => {
        ingested = frame.ingest(input);
        return ingested;
      };
      const other = filter ? undefined : view.comparison?.network;
      const own = other === undefined ? view : { ...view, comparison: null };
      const seen = filter ? await painting.run(frame, filter, view) : await session.run(ingest, own);
      if (!seen.picture) return seen;
      if (view.comparison && other !== undefined)
        seen.comparison = await runComparison(networks.beside(other), frame, view.comparison, seen.frame);
      const patches = ingested ? await keepPatches(kept, seen.picture, view, ingested) : null;
      const answer: ViewResult = { ...seen, patches, tensors: tf.memory().numTensors };
      return Comlink.transfer(answer, handedOver(answer));
    } finally {
      bitmap.close();
    }
  }
  async function fieldOf(layer: string): Promise<{ height: number; width: number } | null> {
    const { network } = ready().networks.main;
    const [height, width] = network.shape(network.resolve(layer));
    const middle = { y: Math.floor(height / 2), x: Math.floor(width / 2), channel: 0 };
    const field = receptiveField(network, { layer, ...middle });
    return field && { height: field.height, width: field.width };
  }
  return { runView: (...asked) => inTurn(() => runView(...asked)), fieldOf };
}

/**
 * The same frame, looked at by the second network. Channels are switched off in the first alone.
 * @param shown FrameIdentity.frame of what stands beside it
 * @returns null where the second network is not there, or has nothing to show yet
 */
async function runComparison(
  second: NetworkInUse | null,
  frame: Frame,
  { technique, parameters, target }: ComparisonView,
  shown: number,
): Promise<TechniqueResult | null> {
  if (!second) return null;
  let ingested: Ingested | undefined;
  const ingest = () => {
    ingested = frame.ingest(second.input);
    return ingested;
  };
  const result = await second.session.run(ingest, { technique, parameters, target, pins: [] });
  if (!result.picture) return null;
  const { picture, progress, probability, crop } = result;
  const held = result.held ?? (result.frame === shown ? null : (ingested?.photograph() ?? null));
  return {
    ...{ network: second.id, frame: result.frame, picture, target: result.target, progress, held, crop },
    ...(probability !== undefined && { probability }),
  };
}

const handedOver = ({ picture, comparison, pins, features, inside }: ViewResult): Transferable[] => {
  const pictures = [picture, ...(comparison ? [comparison.picture] : []), ...pins];
  const seen = features?.picture ? [features.picture] : [];
  return [
    ...[...pictures, ...seen].flatMap(buffersOf),
    ...(features ? [features.vector.buffer] : []),
    ...(inside ? insideBuffers(inside) : []),
  ];
};
