/** A step of a stop; as many steps as there are, and then the question. */
export interface Place {
  readonly stop: string;
  readonly step: number;
}

/** `saliency.2`: the stop, and the number of its page, from 1. */
export const writePlace = ({ stop: id, step: at }: Place): string => (at === 0 ? id : `${id}.${at + 1}`);

export function readPlace(text: string): Place | undefined {
  const [, id, page] = /^([\w-]+)(?:\.([1-9]\d?))?$/.exec(text) ?? [];
  return id === undefined ? undefined : { stop: id, step: page === undefined ? 0 : Number(page) - 1 };
}
