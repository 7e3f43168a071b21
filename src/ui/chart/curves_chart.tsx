import type { Rect } from '../../contract/geometry.ts';
import type { Plot } from '../../contract/picture.ts';
import { phrase, t } from '../language/language.ts';
import { AreaTable, tableHeight } from './area_table.tsx';
import { areaText } from './area_text.ts';
import { Figure } from './figure.tsx';
import { type DrawnPair, MapPairs, pairsHeight } from './map_pairs.tsx';
import { PlotFrame } from './plot_frame.tsx';

/** Where there is less height than this, areas stand beside the maps: a table would leave the plots none. */
const ROOMY_PX = 340;

interface CurvesChartProps {
  plots: readonly Plot[];
  /** Shown above the plots, in the order of the curves. */
  maps?: readonly DrawnPair[] | undefined;
  width: number;
  height: number;
  /** True where the picture on the stage is shown mirrored. */
  mirrored?: boolean;
}

/**
 * Plots with their common legend and table of areas, as SVG of the given size in pixels. The page and the command line
 * draw with it, so it holds no state and needs no style sheet.
 */
export function CurvesChart({ plots, maps = [], width, height, mirrored = false }: CurvesChartProps) {
  const areasBesideMaps = maps.length > 0 && height < ROOMY_PX;
  const roomOfMaps = height - tableHeight(plots);
  const table = areasBesideMaps ? 0 : tableHeight(plots);
  const top = maps.length > 0 ? pairsHeight(maps.length, width, roomOfMaps) : 0;
  const room = Math.max(60, height - table - top - 8);
  const places = arrange(plots.length, { x: 0, y: top, width, height: room });
  const labels = plots[0]?.curves.map(({ label }) => label) ?? [];
  return (
    <Figure width={width} height={height} label={inWords(plots)}>
      {maps.length > 0 && (
        <MapPairs
          {...{ pairs: maps, labels, mirrored, height: roomOfMaps }}
          areas={areasBesideMaps ? plots[0]?.curves.map(({ area }) => area) : undefined}
          area={{ x: 0, y: 0, width, height: top }}
        />
      )}
      {plots.map((plot, at) => (
        <PlotFrame key={plot.id} plot={plot} area={places[at] as Rect} />
      ))}
      {!areasBesideMaps && (
        <AreaTable plots={plots} area={{ x: 0, y: height - table, width, height: table }} />
      )}
    </Figure>
  );
}

/** Beside each other or one above the other, whichever leaves each plot nearer to a square. */
function arrange(count: number, { x, y, width, height }: Rect): Rect[] {
  const inRow = width / count > height * 0.6;
  return Array.from({ length: count }, (_, at) =>
    inRow
      ? { x: x + (at * width) / count, y, width: width / count, height }
      : { x, y: y + (at * height) / count, width, height: height / count },
  );
}

function inWords(plots: readonly Plot[]): string {
  return plots
    .map(({ title, curves }) => {
      const areas = curves.map(
        ({ label, area }) => `${phrase(label)} ${areaText(area, 3, t('chart.underWay'))}`,
      );
      return t('chart.titleAreas', { title: phrase(title), areas: areas.join(', ') });
    })
    .join('. ');
}
