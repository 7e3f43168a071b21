/** The windows that show the output. */
import { batch } from '@preact/signals';
import { forgets } from '../kiosk/forgets.ts';
import type { Personal } from '../kiosk/personal.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { listenToEmbedder } from './embedder.ts';
import { createFeed } from './feed.ts';
import * as output from './output_store.ts';
import {
  dressWindow,
  followScreens,
  type OutputScreen,
  openPictureInPicture,
  openSecondWindow,
  whenClosed,
} from './second_window.ts';
import { loadToken, whipAddress } from './whip/whip_store.ts';
import { createWhipStream } from './whip/whip_stream.ts';

export interface OutputCommands {
  /** Opens the window that shows the output, or closes it; to be called in a click. */
  toggle(place: output.Place): void;
  /** Asks the browser which screens there are, from now on. */
  findScreens(): void;
  /** Sends the output to the WHIP server that the panel names, until it is stopped. */
  startStream(): void;
  stopStream(): void;
}

/** What of the settings outlives a reload. */
export const keptOutput = (): Personal['output'] => ({
  size: output.size.value,
  mirror: output.mirror.value,
  whip: whipAddress.value,
});

export function createOutput(): OutputCommands {
  const feed = createFeed();
  const stream = createWhipStream(feed);
  const windows = new Map<output.Place, Window>();

  const tell = () => {
    output.open.value = { window: windows.has('window'), pictureInPicture: windows.has('pictureInPicture') };
  };
  const show = (place: output.Place, view: Window | null) => {
    if (!view) {
      notify('hint', t('output.noWindow'), t('output.allowWindows'));
      return;
    }
    const stop = feed.add(dressWindow(view, 'Convoscope'));
    windows.set(place, view);
    tell();
    whenClosed(view, () => {
      stop();
      if (windows.get(place) === view) windows.delete(place);
      tell();
    });
  };
  const closeAll = () => {
    for (const view of windows.values()) view.close();
  };
  // A window that nobody draws on any more would stand still.
  addEventListener('pagehide', closeAll);
  forgets(closeAll);
  forgets(stream.stop);
  loadToken();
  listenToEmbedder(feed);

  return {
    startStream: stream.start,
    stopStream: stream.stop,
    toggle(place) {
      const there = windows.get(place);
      if (there) there.close();
      else if (place === 'window') {
        const screen = output.screens.value[output.chosenScreen.value ?? -1] ?? null;
        show(place, openSecondWindow(output.size.value, screen));
      } else
        openPictureInPicture(output.size.value)
          .then((view) => show(place, view))
          .catch(notifyError);
    },
    findScreens: () => void followScreens(showScreens).catch(notifyError),
  };
}

/** Another one than the page's own is chosen where the screens are first known; after that what was chosen stays so while it is there. */
function showScreens(screens: readonly OutputScreen[]): void {
  const before = output.screens.value;
  const chosen = before[output.chosenScreen.value ?? -1];
  const at = screens.findIndex(({ own, here }) => (before.length > 0 ? own === chosen?.own : !here));
  batch(() => {
    output.screens.value = screens;
    output.chosenScreen.value = at < 0 ? null : at;
  });
}
