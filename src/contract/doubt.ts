/** What the class scores say of how far a picture for a target can be believed. */
export interface Doubt {
  /** The part of the colour scale that a map may fill: 1 where the network knows what it sees, less the less it does. */
  readonly share: number;
  /** That the network does not know, a sentence; absent where it does. */
  readonly says?: string;
  /** How little it sees of the class that was chosen. */
  readonly note?: string;
}
