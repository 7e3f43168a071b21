/** Classes that a person taught by examples, as the page, its files and the command line share them. */

/** A picture that stands for its class. */
export interface Example {
  /** The network's feature vector of it, brought to length 1. */
  readonly features: Float32Array;
  /** What the network saw, small: a JPEG as a data address. */
  readonly thumbnail: string;
}

export interface TaughtClass {
  readonly name: string;
  /** In the order in which they were shown; none has the features of another one of its class. */
  readonly examples: readonly Example[];
}

/** What the nearest examples say of a picture, for one taught class. */
export interface TaughtShare {
  readonly name: string;
  /** Its part of the k nearest examples, 0..1; 0 without examples. */
  readonly probability: number;
  /** The cosine of the angle to its nearest example, -1..1; null without examples. */
  readonly similarity: number | null;
}
