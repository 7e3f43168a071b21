import type { Rect } from '../../contract/geometry.ts';
import type { Picture } from '../../contract/picture.ts';
import type { TechniqueResult } from '../../contract/view.ts';
import { overlap, placeFrame, toScreen } from '../../render/placement.ts';
import { isEnlarged } from '../../render/scene.ts';
import { hasBoard, layoutStage, splitStage } from '../../render/stage_layout.ts';
import { CurvesBoard } from '../chart/curves_board.tsx';
import { targetText } from '../classes/target_text.ts';
import { FooledBoard } from '../fool/fooled_board.tsx';
import { phrase } from '../language/language.ts';
import { PointingLayer } from '../pointing/pointing_layer.tsx';
import * as store from '../store.ts';

/** What lies over the stage in each pane: what it looks for, its title where there are two, its chart, how little there is to see. */
export function PaneOverlays() {
  const panes = store.panes.value;
  const size = store.stageSize.value;
  if (size.width < 2) return null;
  const two = store.paneKinds.value.length > 1;
  const areas = splitStage(size, two);
  return (
    <>
      {areas.map((area, at) => {
        // Of two panes that were seen last one may be wanted no longer.
        const pane = panes[at];
        const note = at === 1 ? store.comparisonNote.value : null;
        return (
          pane && <PaneOverlay key={at} pane={pane} area={area} titled={two} note={note} pointed={at === 0} />
        );
      })}
    </>
  );
}

interface PaneOverlayProps {
  pane: TechniqueResult;
  area: Rect;
  titled: boolean;
  /** Said of what is looked at. */
  note: string | null;
  /** Whether a person can draw a box over it. */
  pointed: boolean;
}

function PaneOverlay({ pane, area, titled, note, pointed }: PaneOverlayProps) {
  const { picture } = pane;
  // Of the second network no channel is picked.
  const enlarged = isEnlarged(picture.kind, store.scene.value) && !store.isOfSecond(pane);
  const layout = layoutStage(area, hasBoard(picture.kind) || picture.kind === 'tiles', enlarged);
  const chart = hasBoard(picture.kind) ? layout.tiles : null;
  const letters = letterScale();
  const faint = [note, 'faint' in picture && picture.faint ? phrase(picture.faint) : undefined]
    .filter(Boolean)
    .join(' ');
  const { x, y, width } = layout.picture;
  return (
    <>
      {titled && (
        <p
          class="pane-title"
          style={{ left: `${area.x}px`, top: `${area.y}px`, maxWidth: `${layout.picture.width}px` }}
        >
          {titleOf(pane)}
        </p>
      )}
      {faint && (
        <p
          class={titled ? 'pane-faint below-title' : 'pane-faint'}
          style={{ left: `${x + width / 2}px`, top: `${y}px`, maxWidth: `${width}px` }}
        >
          {faint}
        </p>
      )}
      <TargetLabel pane={pane} area={layout.picture} />
      {pointed && <Pointing pane={pane} area={layout.picture} />}
      {chart && (
        <div
          class="pane-chart"
          style={{
            left: `${chart.x}px`,
            top: `${chart.y}px`,
            width: `${chart.width}px`,
            height: `${chart.height}px`,
          }}
        >
          <Board
            picture={picture}
            width={Math.round(chart.width / letters)}
            height={Math.round(chart.height / letters)}
          />
        </div>
      )}
    </>
  );
}

/** What the page has to say beside a picture. */
function Board({ picture, ...size }: { picture: Picture; width: number; height: number }) {
  const place = { ...size, mirrored: store.mirrored.value };
  if (picture.kind === 'curves') return <CurvesBoard picture={picture} {...place} />;
  return picture.kind === 'fooled' ? <FooledBoard picture={picture} {...place} /> : null;
}

/** With the network's name where two of them look. */
function titleOf(pane: TechniqueResult): string {
  const title = phrase(pane.picture.title);
  return store.secondNetwork.value ? `${title} · ${store.networkOf(pane)?.title ?? ''}` : title;
}

/** Over what the network saw: the box that a person draws. */
function Pointing({ pane, area }: { pane: TechniqueResult; area: Rect }) {
  const seen = seenArea(pane, area);
  if (!seen || pane.picture.kind !== 'heat') return null;
  return <PointingLayer map={pane.picture} area={seen} visible={overlap(seen, area)} />;
}

/** Where what the network saw lies, in CSS pixels of the stage, also beyond the area that is filled; null before the first look. */
function seenArea(pane: TechniqueResult, area: Rect): Rect | null {
  const result = store.seen.value?.result;
  if (!result) return null;
  const placement = placeFrame(result.frameSize, area, store.display.value.fit, store.mirrored.value);
  return toScreen(placement, pane.crop ?? result.crop);
}

/** In the corner of what the network saw: what the picture was made for. */
function TargetLabel({ pane, area }: { pane: TechniqueResult; area: Rect }) {
  const words = targetText(pane);
  const seen = words ? seenArea(pane, area) : null;
  if (!seen) return null;
  const { x, y, width, height } = overlap(seen, area);
  return (
    <p class="looked-for" style={{ left: `${x}px`, top: `${y + height}px`, maxWidth: `${width}px` }}>
      {words}
    </p>
  );
}

/** How much larger the page's letters are than usual: a kiosk is read from afar. */
const letterScale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
