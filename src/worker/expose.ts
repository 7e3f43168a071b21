import * as Comlink from 'comlink';
import type { ErrorRecord } from '../contract/told.ts';

interface Thrown {
  readonly value: unknown;
}
interface Sent {
  readonly isError: boolean;
  value: unknown;
}

const carrier = Comlink.transferHandlers.get('throw') as Comlink.TransferHandler<Thrown, Sent> | undefined;

/** comlink carries name, message and stack of what is thrown. What it tells goes along, so that the page chooses the words. */
if (carrier)
  Comlink.transferHandlers.set('throw', {
    ...carrier,
    serialize(thrown) {
      const [sent, owned] = carrier.serialize(thrown);
      const { told } = thrown.value instanceof Error ? (thrown.value as Partial<ErrorRecord>) : {};
      return [told ? { ...sent, value: { ...(sent.value as object), told } } : sent, owned];
    },
  } satisfies Comlink.TransferHandler<Thrown, Sent>);

/** Answers the page's calls from now on. @param endpoint of the page; a worker's own where it is left out */
export const expose = (worker: object, endpoint?: Comlink.Endpoint): void => Comlink.expose(worker, endpoint);
