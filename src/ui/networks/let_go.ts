/** What only one network means, and how it is let go when another one looks. */

/** @returns what was let go, in words that go on after "let go: "; null where there was nothing */
type LetGo = () => string | null;

const all: LetGo[] = [];

/** A feature that keeps what only one network means says here how it lets go of it. */
export function onOtherNetwork(letGo: LetGo): void {
  all.push(letGo);
}

/** To be called before another network is shown. @returns what was let go */
export const letGoOfNetwork = (): string[] => all.flatMap((letGo) => letGo() ?? []);
