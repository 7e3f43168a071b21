/** A network as the page and the rules of this folder know it: everything but its tensors. */

export interface LayerCard {
  name: string;
  /** What a person reads: a few words with the name in brackets, or the name alone. */
  title: string;
  kind: string;
  /** [height, width, channels] of its output. */
  shape: [number, number, number];
  /** Worth offering first: rectified outputs and block outputs. */
  recommended: boolean;
  /** Of convolutions that have pages of filters to look at; else null. */
  filters: { height: number; width: number; inputs: number; outputs: number; pages: number } | null;
}

export interface NetworkCard {
  id: string;
  title: string;
  paper: string;
  source: string;
  licence: string;
  /** Of a mirrored network, cells count from the right of the picture. */
  input: { height: number; width: number; crop: number; mirrored?: boolean };
  layers: LayerCard[];
  /** Further names of layers: a batch norm that was folded is its convolution. */
  aliases?: Readonly<Record<string, string>>;
  /** Names of the classes; empty where only the features are open. */
  labels: string[];
  /** Of the file that the weights came from; empty where they came from none. */
  weightsSha256: string;
}
