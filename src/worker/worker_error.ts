/** The worker died, hung or could not be started; the message says what to do. */
export class WorkerError extends Error {
  override readonly name: string = 'WorkerError';
}
