import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { NetworkCard } from '../../contract/network_card.ts';
import * as store from '../store.ts';

const NetworkContext = createContext<NetworkCard | null>(null);

/** Whose layers are offered below, where that is not the network of the first view. */
export const NetworkProvider = NetworkContext.Provider;

/** Null before there is one. */
export function useNetwork(): NetworkCard | null {
  return useContext(NetworkContext) ?? store.catalogue.value?.network ?? null;
}
