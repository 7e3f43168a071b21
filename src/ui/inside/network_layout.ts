/** Where the layers of a network are drawn: from left to right by how many others lie before them. */
import type { Station } from '../../contract/inside.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  isMap: boolean;
}

interface Link {
  /** Of an SVG. */
  path: string;
  /** Whether it leads around others. */
  isSkip: boolean;
}

export interface Drawn {
  width: number;
  height: number;
  /** In the order of the stations. */
  boxes: Box[];
  links: Link[];
}

const COLUMN = 14;
const LANE = 6;
const TALLEST = 64;
const ARCS = 26;

/** @param stations in an order in which each comes after those that it is made of */
export function layoutStations(stations: readonly Station[]): Drawn {
  const depths: number[] = [];
  for (const { from } of stations) depths.push(1 + Math.max(0, ...from.map((place) => depths[place] ?? 0)));
  const columns = Math.max(1, ...depths);
  const largest = Math.max(...stations.map(({ shape }) => shape[0]));
  const widest = Math.max(...stations.map(({ shape }) => shape[2]));
  const middle = ARCS + TALLEST / 2;
  const boxes = stations.map(({ shape: [rows, , channels] }, i): Box => {
    const beside = depths.flatMap((depth, place) => (depth === depths[i] ? [place] : []));
    // Those of one column share its height.
    const share = (TALLEST - LANE * (beside.length - 1)) / beside.length;
    const height = Math.max(3, Math.min(share, TALLEST * Math.sqrt(rows / largest)));
    const lane = beside.indexOf(i) - (beside.length - 1) / 2;
    const width = 2 + (COLUMN - 5) * Math.sqrt(channels / widest);
    const x = COLUMN * ((depths[i] ?? 1) - 0.5) - width / 2 + COLUMN / 2;
    return { x, y: middle + lane * (share + LANE) - height / 2, width, height, isMap: rows > 1 };
  });
  const links = stations.flatMap(({ from }, i) =>
    from.map((place): Link => {
      const end = boxes[i] as Box;
      const start = boxes[place] ?? { x: 0, y: middle, width: 0, height: 0 };
      const gap = (depths[i] ?? 1) - (depths[place] ?? 0);
      const [x1, y1] = [start.x + start.width, start.y + start.height / 2];
      const [x2, y2] = [end.x, end.y + end.height / 2];
      if (gap <= 1) return { path: `M${x1} ${y1}L${x2} ${y2}`, isSkip: false };
      const [left, right] = [start.x + start.width / 2, end.x + end.width / 2];
      const rise = Math.min(ARCS - 4, 6 + 2 * gap);
      const top = Math.min(start.y, end.y) - rise;
      return {
        path: `M${left} ${start.y}C${left} ${top} ${right} ${top} ${right} ${end.y}`,
        isSkip: true,
      };
    }),
  );
  return { width: COLUMN * (columns + 1), height: ARCS + TALLEST + 4, boxes, links };
}
