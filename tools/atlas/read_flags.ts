/** @param text numbers and ranges that hold both ends, e.g. `0-299,340`. @throws {Error} */
export function readUnits(text: string): Set<number> {
  return new Set(
    text.split(',').flatMap((part) => {
      const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
      if (from === '' || Number(to) < Number(from))
        throw new Error(`--classes takes numbers and ranges, e.g. 0-299,340, not ${text}.`);
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
    }),
  );
}
