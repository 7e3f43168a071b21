import type { Page } from 'playwright-core';

/** The part of Playwright's own side of a page that is used here. It is no part of its API. */
interface OwnSide {
  readonly delegate?: {
    readonly _networkManager?: {
      readonly _sessions: ReadonlyMap<{ send(method: 'Network.disable'): Promise<unknown> }, unknown>;
      addSession(): Promise<void>;
    };
  };
}

/**
 * Lets Chromium forget what a page and its workers fetch. For whoever drives it Chromium keeps the bodies of answers in the page's
 * process, up to 200 MB, for as long as the page stays open: its memory grows by what no visitor's browser keeps. The page tells of
 * no requests any more.
 * @throws {Error} where this version of Playwright is made otherwise
 */
export async function leaveNetworkUnwatched(page: Page): Promise<void> {
  const { _connection: connection } = page as unknown as {
    _connection?: { toImpl?(page: Page): OwnSide };
  };
  const manager = connection?.toImpl?.(page).delegate?._networkManager;
  if (!manager) throw new Error('Playwright does not show how it watches the network.');
  // Of workers that come.
  manager.addSession = async () => {};
  // One that is about to end does not answer.
  await Promise.all(
    [...manager._sessions.keys()].map((session) => session.send('Network.disable').catch(() => {})),
  );
}
