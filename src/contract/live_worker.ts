import type { Catalogue } from './cards.ts';
import { LIVE_STYLE_METHODS, type LiveStyleMethods } from './live_style.ts';
import { NETWORK_METHODS, type NetworkMethods } from './networks.ts';
import type { LoadProgress, OpenOptions } from './opening.ts';
import { PATCH_METHODS, type PatchMethods } from './patches.ts';
import { PEOPLE_METHODS, type PeopleMethods } from './people.ts';
import { FEATURE_METHODS, type FeatureMethods } from './picture_gallery.ts';
import { VIEW_METHODS, type ViewMethods } from './view.ts';

/** What the features have the live worker do. Each declares its own methods, as a type and by their names. */
export interface LiveMethods
  extends ViewMethods,
    FeatureMethods,
    LiveStyleMethods,
    PatchMethods,
    PeopleMethods,
    NetworkMethods {}

/** By these names the page's end calls them. */
export const LIVE_METHODS: Record<keyof LiveMethods, true> = {
  ...VIEW_METHODS,
  ...FEATURE_METHODS,
  ...LIVE_STYLE_METHODS,
  ...PATCH_METHODS,
  ...PEOPLE_METHODS,
  ...NETWORK_METHODS,
};

/** What the live worker exposes through comlink. */
export interface LiveWorker extends LiveMethods {
  /**
   * Chooses a backend, loads the network, warms up. Called once.
   * @param onProgress a comlink proxy
   * @throws ModelFileError, NetworkError, BackendError
   */
  open(options: OpenOptions, onProgress: (progress: LoadProgress) => void): Promise<Catalogue>;
}
