import { englishOf, type Told } from '../told.ts';

/** Why something that was asked for cannot be had. The message says what was expected; the name is that of an error class. */
export interface Fault {
  readonly name: 'ParameterError' | 'UnknownLayerError' | 'UnknownClassError';
  /** In English. */
  readonly message: string;
  readonly told: Told;
}

/** What was read, or why it could not be. */
export type Read<T> =
  | { readonly value: T; readonly fault?: undefined }
  | { readonly fault: Fault; readonly value?: undefined };

export const fault = (name: Fault['name'], what: Told): { readonly fault: Fault } => ({
  fault: { name, message: englishOf(what), told: what },
});
