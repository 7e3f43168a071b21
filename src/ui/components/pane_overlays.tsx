import { layoutStage, splitStage } from '../../render/stage_layout.ts';
import type { PaneLook, Rect } from '../../worker/api.ts';
import { CurvesChart } from '../chart/curves_chart.tsx';
import * as store from '../store.ts';

/** What lies over the stage in each pane: its title where there are two, its chart, and how little there is to see. */
export function PaneOverlays() {
  const panes = store.panes.value;
  const size = store.stageSize.value;
  if (size.width < 2) return null;
  const areas = splitStage(size, panes.length > 1);
  return (
    <>
      {panes.map((pane, at) => (
        <PaneOverlay key={at} pane={pane} area={areas[at] as Rect} titled={panes.length > 1} />
      ))}
    </>
  );
}

function PaneOverlay({ pane, area, titled }: { pane: PaneLook; area: Rect; titled: boolean }) {
  const { picture } = pane;
  const layout = layoutStage(area, picture.kind === 'curves' || picture.kind === 'tiles', false);
  const chart = picture.kind === 'curves' ? layout.tiles : null;
  const letters = letterScale();
  const faint = 'faint' in picture ? picture.faint : undefined;
  const { x, y, width, height } = layout.picture;
  return (
    <>
      {titled && (
        <p
          class="pane-title"
          style={{ left: `${area.x}px`, top: `${area.y}px`, maxWidth: `${layout.picture.width}px` }}
        >
          {picture.title}
        </p>
      )}
      {faint && (
        <p
          class="pane-faint"
          style={{ left: `${x + width / 2}px`, top: `${y + height}px`, maxWidth: `${width}px` }}
        >
          {faint}
        </p>
      )}
      {chart && picture.kind === 'curves' && (
        <div
          class="pane-chart"
          style={{
            left: `${chart.x}px`,
            top: `${chart.y}px`,
            width: `${chart.width}px`,
            height: `${chart.height}px`,
          }}
        >
          <CurvesChart
            plots={picture.plots}
            width={Math.round(chart.width / letters)}
            height={Math.round(chart.height / letters)}
          />
        </div>
      )}
    </>
  );
}

/** How much larger the page's letters are than usual: a kiosk is read from afar. */
const letterScale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
