/** `layer:3,17,40-47`: channels that are switched off, as addresses and the command line write them. */
import type { SilencedLayer } from '../view.ts';

/** Several entries of one layer are one entry; layers come in the order of their first. */
export function writeAblation(ablation: readonly SilencedLayer[]): string[] {
  return ablation
    .filter(({ channels }) => channels.length > 0)
    .map(({ layer, channels }) => `${layer}:${writeRanges(channels)}`);
}

/** @returns undefined where the text makes no sense */
export function readAblation(text: string): SilencedLayer | undefined {
  // Layer names may hold colons themselves.
  const found = /^(.+):([\d,-]+)$/.exec(text);
  const channels = found?.[2] ? readRanges(found[2]) : undefined;
  return found?.[1] && channels ? { layer: found[1], channels } : undefined;
}

function writeRanges(channels: readonly number[]): string {
  const sorted = [...new Set(channels)].sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const channel of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === channel - 1) run[1] = channel;
    else runs.push([channel, channel]);
  }
  return runs
    .map(([first, last]) => (last > first ? `${first}${last > first + 1 ? '-' : ','}${last}` : `${first}`))
    .join(',');
}

/** More channels than any layer has; a longer run is a slip of the keyboard. */
const MOST = 65_536;

function readRanges(text: string): number[] | undefined {
  const channels = new Set<number>();
  for (const part of text.split(',')) {
    const found = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (!found) return undefined;
    const first = Number(found[1]);
    const last = Number(found[2] ?? found[1]);
    if (last < first || last - first > MOST) return undefined;
    for (let channel = first; channel <= last; channel++) channels.add(channel);
  }
  return [...channels].sort((a, b) => a - b);
}
