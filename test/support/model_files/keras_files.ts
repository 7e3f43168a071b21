import * as tfjs from '@tensorflow/tfjs';
import type { Files } from '../../../src/network/importers/index.ts';

export const asFiles = (contents: ReadonlyMap<string, Uint8Array>): Files =>
  new Map([...contents].map(([name, bytes]) => [name, new Blob([new Uint8Array(bytes)])]));

/** A model that TensorFlow.js makes here, as the files that it saves. */
export async function saved(model: tfjs.LayersModel): Promise<Map<string, Uint8Array>> {
  let files = new Map<string, Uint8Array>();
  await model.save({
    save: async ({ modelTopology, weightSpecs, weightData }) => {
      const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const text = JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: manifest });
      files = new Map([
        ['model.json', new TextEncoder().encode(text)],
        ['weights.bin', new Uint8Array(tfjs.io.concatenateArrayBuffers([weightData as ArrayBuffer].flat()))],
      ]);
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    },
  });
  return files;
}
