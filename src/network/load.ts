import type { InputDescription, Layer, NetworkDescription } from './description.ts';
import { ModelFileError } from './errors.ts';
import { Network } from './network.ts';
import { readSafetensors } from './safetensors.ts';
import { architecture } from './zoo/index.ts';

/** network.json: a description whose layers may be named by an architecture of the zoo, and whose weights are a file. */
interface NetworkFile extends Omit<NetworkDescription, 'labels' | 'layers' | 'weights'> {
  architecture?: string;
  layers?: Layer[];
  input: InputDescription;
  weights: { file: string; bytes: number; sha256: string };
  /** A JSON array of class names, beside network.json. */
  labels: string;
}

/**
 * Brings a file of the network's folder: from the web, the Cache API, the disk.
 * @param sha256 set where the content is known; a cache may use it as the key
 */
export type FetchFile = (file: string, expected?: { sha256: string; bytes: number }) => Promise<ArrayBuffer>;

/** A network that was read and checked but not yet put on the backend: it can be built for any size of image. */
export interface NetworkPlan {
  readonly input: InputDescription;
  /**
   * Builds the network on the present tfjs backend; the caller disposes it.
   * @param size of the images it will take, in pixels; the size that it was trained with by default
   * @throws {NetworkError} if description and weights do not fit
   */
  build(size?: { readonly height: number; readonly width: number }): Network;
}

/**
 * Reads a network's files.
 * @throws {ModelFileError} if a file is missing, truncated, altered or holds numbers that are not finite
 */
export async function readNetwork(fetchFile: FetchFile): Promise<NetworkPlan> {
  const file = parseJson<NetworkFile>('network.json', await fetchFile('network.json'));
  checkFields(file);
  const [labels, bytes] = await Promise.all([
    fetchFile(file.labels).then((content) => parseJson<string[]>(file.labels, content)),
    fetchFile(file.weights.file, file.weights),
  ]);
  if (!Array.isArray(labels)) throw new ModelFileError(`${file.labels} is no list of class names.`);
  await verify(file.weights, bytes);
  const weights = readSafetensors(file.weights.file, bytes);
  return {
    input: file.input,
    build(size = file.input) {
      const input = { ...file.input, height: size.height, width: size.width };
      const layers = file.layers ?? architecture(file.architecture ?? '', input);
      return new Network({ ...file, input, layers, labels }, weights);
    },
  };
}

/**
 * Loads a network onto the present tfjs backend.
 * @throws {ModelFileError} if a file is missing, truncated, altered or holds numbers that are not finite
 * @throws {NetworkError} if description and weights do not fit
 */
export const loadNetwork = async (fetchFile: FetchFile): Promise<Network> =>
  (await readNetwork(fetchFile)).build();

function checkFields(file: Partial<NetworkFile> | null): void {
  const { input, labels, logits, weights } = file ?? {};
  const required = {
    ...{ 'input.height': input?.height, 'input.width': input?.width, 'input.mean': input?.mean },
    ...{ 'input.std': input?.std, 'input.crop': input?.crop, 'weights.file': weights?.file },
    ...{ 'weights.bytes': weights?.bytes, 'weights.sha256': weights?.sha256, labels, logits },
  };
  const missing = Object.entries(required).filter(([, value]) => value === undefined);
  if (missing.length > 0)
    throw new ModelFileError(`network.json lacks ${missing.map(([field]) => field).join(', ')}.`);
}

async function verify({ file, bytes, sha256 }: NetworkFile['weights'], content: ArrayBuffer): Promise<void> {
  if (content.byteLength !== bytes) {
    throw new ModelFileError(
      `${file} is ${content.byteLength < bytes ? 'truncated' : 'too long'}: ${content.byteLength} bytes of ${bytes}. Reload the page; if it stays so, copy the file to the server again.`,
    );
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== sha256) {
    throw new ModelFileError(
      `${file} is not the file that network.json describes: its SHA-256 is ${found.slice(0, 12)}…, expected ${sha256.slice(0, 12)}…. Copy it to the server again.`,
    );
  }
}

function parseJson<T>(file: string, bytes: ArrayBuffer): T {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (cause) {
    throw new ModelFileError(`${file} is not valid JSON.`, { cause });
  }
}
