const LOCK = 'convoscope-studio';

/**
 * Two tabs must not paint the same job. The first one has the studio; the others wait for it to be closed.
 * @returns once this tab has it
 */
export async function untilAlone(onWaiting: (waiting: boolean) => void): Promise<void> {
  // Where there are no locks (pages without https) there is no knowing.
  if (!navigator.locks) return;
  await new Promise<void>((resolve) => {
    const hold = () => {
      onWaiting(false);
      resolve();
      return new Promise<never>(() => {}); // until the tab is closed
    };
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      onWaiting(true);
      void navigator.locks.request(LOCK, hold);
      return undefined;
    });
  });
}
