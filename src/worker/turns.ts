export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets asynchronous work take turns: each begins when the one before it has ended, well or badly. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
