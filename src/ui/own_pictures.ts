/** What the panes show of the network that looks. Of a second one no channel can be picked, silenced or looked up. */
import { computed } from '@preact/signals';
import type { Maxima, Picture, Tiles } from '../contract/picture.ts';
import type { TechniqueResult } from '../contract/view.ts';
import * as store from './store.ts';

const picturesIn = (panes: readonly TechniqueResult[]): Picture[] =>
  panes.filter((pane) => !store.isOfSecond(pane)).map(({ picture }) => picture);

export const ownPictures = computed(() => picturesIn(store.panes.value));

/** The same of the latest look, whatever it was of: see store.latest. */
export const latestOwnPictures = computed(() => picturesIn(store.latestPanes.value));

/** Whether the channels of a layer stand in it. */
export const showsChannels = (picture: Picture): picture is Tiles | Maxima =>
  picture.kind === 'tiles' || picture.kind === 'maxima';
