import type { Rect } from '../../contract/geometry.ts';
import { replacesFrame } from '../../render/heat/picture_colours.ts';
import { overlap, placeFrame, toScreen } from '../../render/placement.ts';
import { splitStage } from '../../render/stage_layout.ts';
import { setDisplay } from '../actions.ts';
import { t } from '../language/language.ts';
import * as page from '../store.ts';
import * as live from './store.ts';

const ARROW_STEP = 0.02;
/** At 0 there would be no divider any more to take hold of. */
export const LEAST = 0.02;

/** Between the camera on the left and the stylised frame on the right; it can be dragged. */
export function SplitDivider() {
  const { split } = page.display.value;
  const picture = split > 0 && live.isOpen.value ? pictureOnStage() : null;
  if (!picture) return null;
  const { whole, visible } = picture;
  const moveTo = (part: number) => setDisplay('split', Math.min(1 - LEAST, Math.max(LEAST, round(part))));
  const x = Math.min(visible.x + visible.width, Math.max(visible.x, whole.x + split * whole.width));
  return (
    <div
      class="divider"
      role="slider"
      tabIndex={0}
      aria-label={t('liveStyle.cameraOnTheLeftPainting')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * split)}
      style={{ left: `${x}px`, top: `${visible.y}px`, height: `${visible.height}px` }}
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const stage = event.currentTarget.parentElement?.getBoundingClientRect();
        if (stage) moveTo((event.clientX - stage.left - whole.x) / whole.width);
      }}
      onKeyDown={(event) => {
        const [less, more] = [split - ARROW_STEP, split + ARROW_STEP];
        const places: Record<string, number> = {
          ...{ ArrowLeft: less, ArrowDown: less, ArrowRight: more, ArrowUp: more },
          ...{ Home: 0, End: 1 },
        };
        const to = places[event.key];
        if (to === undefined) return;
        event.preventDefault();
        moveTo(to);
      }}
    >
      <span class="divider-name">{t('liveStyle.camera')}</span>
      <span class="divider-name">{t('liveStyle.painting')}</span>
    </div>
  );
}

const round = (part: number) => Math.round(1000 * part) / 1000;

/** Where the painted frame lies, in CSS pixels of the stage, and what of it is not cut off; null before there is one. */
function pictureOnStage(): { whole: Rect; visible: Rect } | null {
  const result = page.seen.value?.result;
  if (!result || !replacesFrame(result.picture)) return null;
  const [area] = splitStage(page.stageSize.value, page.panes.value.length > 1);
  if (!area || area.width < 2) return null;
  const { frameSize } = result;
  const placement = placeFrame(frameSize, area, page.display.value.fit, page.mirrored.value);
  const whole = toScreen(placement, { x: 0, y: 0, ...frameSize });
  return { whole, visible: overlap(whole, area) };
}
