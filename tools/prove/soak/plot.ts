/** Draws what a soak has measured, over time: SVG. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { escapeHtml } from '../../../src/media/escape_html.ts';
import { FAULTS, type FaultName } from './plan.ts';
import { allProcesses, type Measured, type Sample } from './verdict.ts';

const WIDTH = 1200;
const PANEL = 150;
const GAP = 34;
const MARGIN = { left: 84, right: 24, top: 64, bottom: 90 };
const INK = '#1c1b19';
const RULE = '#d9d5cc';

interface Series {
  readonly title: string;
  readonly unit: string;
  readonly colour: string;
  read(sample: Sample): number | null;
}

const megabytes = (bytes: number | null) => (bytes === null ? null : bytes / 1e6);

/** Okabe and Ito's colours, which the common kinds of colour blindness tell apart. */
const SERIES: readonly Series[] = [
  {
    ...{ title: 'Looks', unit: '1/s', colour: '#0072b2' },
    read: ({ looksPerSecond }) => looksPerSecond,
  },
  {
    ...{ title: 'All processes of the browser', unit: 'MB', colour: '#d55e00' },
    read: (sample) => megabytes(allProcesses(sample)),
  },
  {
    ...{ title: 'Of these: the process of the page and its workers', unit: 'MB', colour: '#e69f00' },
    read: ({ processes }) => megabytes(processes?.renderer ?? null),
  },
  {
    ...{ title: 'Of these: the graphics process', unit: 'MB', colour: '#7a6c00' },
    read: ({ processes }) => megabytes(processes?.graphics ?? null),
  },
  {
    ...{ title: 'Page and workers, after garbage collection', unit: 'MB', colour: '#009e73' },
    read: ({ page }) => megabytes(page),
  },
  {
    ...{ title: 'JavaScript of the page', unit: 'MB', colour: '#cc79a7' },
    read: ({ heap }) => megabytes(heap),
  },
  { ...{ title: 'Tensors', unit: '', colour: '#56b4e9' }, read: ({ tensors }) => tensors },
];

/** A fault, drawn as a stroke through all panels with its letter. */
const LETTERS: Readonly<Record<FaultName, string>> = {
  ...{ silent: 'n', still: 'r', busy: 'b', gone: 'u', worker: 'k', hung: 'h', gpu: 'g', server: 's' },
};

export function plotOf({ samples, recoveries, seconds }: Measured, title: string): string {
  const shown = SERIES.filter(({ read }) => samples.some((sample) => read(sample) !== null));
  const height = MARGIN.top + shown.length * (PANEL + GAP) + MARGIN.bottom;
  const inHours = seconds >= 2 * 3600;
  const per = inHours ? 3600 : 60;
  const x = scaleLinear([0, seconds / per], [MARGIN.left, WIDTH - MARGIN.right]);
  const panels = shown.map((series, at) => panelOf(series, samples, MARGIN.top + at * (PANEL + GAP), x, per));
  const bottom = MARGIN.top + shown.length * (PANEL + GAP) - GAP;
  const marks = recoveries.map(({ at, fault, seconds: took }) => {
    const place = x(at / per).toFixed(1);
    const isLate = took === null || took > FAULTS[fault].limit;
    const colour = isLate ? '#c00000' : '#8a857b';
    return `<g><title>${escapeHtml(FAULTS[fault].what)}</title><line x1="${place}" x2="${place}" y1="${MARGIN.top}" y2="${bottom}" stroke="${colour}" stroke-dasharray="2 3"/><text x="${place}" y="${MARGIN.top - 6}" text-anchor="middle" fill="${colour}" font-size="11">${LETTERS[fault]}</text></g>`;
  });
  const ticks = x.ticks(10).map((tick) => {
    const place = x(tick).toFixed(1);
    return `<line x1="${place}" x2="${place}" y1="${bottom}" y2="${bottom + 5}" stroke="${INK}"/><text x="${place}" y="${bottom + 19}" text-anchor="middle">${tick}</text>`;
  });
  const words = (Object.keys(FAULTS) as FaultName[]).map((name) => `${LETTERS[name]}  ${FAULTS[name].what}`);
  const column = (WIDTH - MARGIN.left - MARGIN.right) / 4;
  const legend = words.map(
    (text, i) =>
      `<text x="${MARGIN.left + column * (i % 4)}" y="${height - 24 + 15 * Math.floor(i / 4)}" font-size="11" fill="#5c5850">${escapeHtml(text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="13" fill="${INK}">
<title>${escapeHtml(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
<text x="${MARGIN.left}" y="24" font-size="18" font-weight="600">${escapeHtml(title)}</text>
${marks.join('\n')}
${panels.join('\n')}
${ticks.join('\n')}
<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${bottom + 36}" text-anchor="middle">Time in ${inHours ? 'hours' : 'minutes'}</text>
${legend.join('\n')}
</svg>
`;
}

function panelOf(
  { title, unit, colour, read }: Series,
  samples: readonly Sample[],
  top: number,
  x: (value: number) => number,
  per: number,
): string {
  const points = samples.map((sample) => [sample.at / per, read(sample)] as const);
  const known = points.filter((point): point is readonly [number, number] => point[1] !== null);
  const most = Math.max(...known.map(([, value]) => value), 0) || 1;
  const y = scaleLinear([0, most], [top + PANEL, top + 16]).nice(4);
  const isRare = known.length < points.length / 2;
  // A gap where the page did not answer; what is measured more rarely is joined.
  const path = line<readonly [number, number | null]>()
    .defined(([, value]) => value !== null)
    .x(([at]) => x(at))
    .y(([, value]) => y(value ?? 0));
  const ticks = y.ticks(4).map((tick) => {
    const place = y(tick).toFixed(1);
    return `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${place}" y2="${place}" stroke="${RULE}"/><text x="${MARGIN.left - 8}" y="${Number(place) + 4}" text-anchor="end">${tick}</text>`;
  });
  return `<g>
${ticks.join('\n')}
<text x="${MARGIN.left}" y="${top + 8}" font-weight="600" fill="${colour}">${title}${unit && ` (${unit})`}</text>
<path d="${path(isRare ? known : points) ?? ''}" fill="none" stroke="${colour}" stroke-width="1.5"/>
</g>`;
}
