import { ToldError } from '../contract/told.ts';

/** Errors of the network core. comlink keeps name and message, so each class sets its name. */

/** A model file that is missing, broken, truncated, or not what its description says. */
export class ModelFileError extends ToldError {
  override readonly name = 'ModelFileError';
}

/** A description that does not hang together, or does not fit its weights. */
export class NetworkError extends ToldError {
  override readonly name = 'NetworkError';
}

/** Weights that the device cannot hold. */
export class NetworkTooLargeError extends ToldError {
  override readonly name = 'NetworkTooLargeError';
}

export class UnknownLayerError extends ToldError {
  override readonly name = 'UnknownLayerError';
}

export class UnknownClassError extends ToldError {
  override readonly name = 'UnknownClassError';
}

/** Channels that cannot be switched off. */
export class AblationError extends ToldError {
  override readonly name = 'AblationError';
}
