/** Why something that was asked for cannot be had. The message says what was expected; the name is that of an error class. */
export interface Fault {
  readonly name: 'ParameterError' | 'UnknownLayerError' | 'UnknownClassError';
  readonly message: string;
}

/** What was read, or why it could not be. */
export type Read<T> =
  | { readonly value: T; readonly fault?: undefined }
  | { readonly fault: Fault; readonly value?: undefined };

export const fault = (name: Fault['name'], message: string): { readonly fault: Fault } => ({
  fault: { name, message },
});
