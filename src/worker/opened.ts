import type { PeopleFinder } from '../engine/live_style/people_finder.ts';
import type { StyleCatalogue } from '../engine/live_style/style_catalogue.ts';
import type { StyleSession } from '../engine/live_style/style_session.ts';
import type { CardFrames } from './ingest/on_card.ts';
import type { OpenStyles } from './live_style/open_styles.ts';
import type { LiveNetworks } from './networks/live_networks.ts';

/** What the live worker holds once it is open: what its features work with. */
export interface Opened {
  readonly networks: LiveNetworks;
  readonly gallery: StyleCatalogue;
  readonly painting: StyleSession;
  readonly people: PeopleFinder;
  readonly stylePictures: OpenStyles['stylePictures'];
  /** Takes frames on the card; null where the processor takes them. */
  readonly card: CardFrames | null;
}

/** A feature's methods ask for it when they are called. @throws {Error} before the worker is open */
export type Ready = () => Opened;
