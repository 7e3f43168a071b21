import type { Point } from '../../render/placement.ts';
import { wholePercent } from '../format.ts';
import { phrase, t } from '../language/language.ts';
import { blend } from './actions.ts';
import { passesOf } from './mix.ts';
import { cornersOf, pointOf, sharesAt } from './pad.ts';
import * as live from './store.ts';

const ARROW_STEP = 0.05;
const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -ARROW_STEP, y: 0 },
  ArrowRight: { x: ARROW_STEP, y: 0 },
  ArrowUp: { x: 0, y: -ARROW_STEP },
  ArrowDown: { x: 0, y: ARROW_STEP },
};

/** The chosen styles at the ends of a line or the corners of a pad, and a point between them that is dragged. */
export function BlendPad() {
  const mix = live.mix.value;
  const count = mix.length;
  if (count < 2) return <p class="help">{t('liveStyle.chooseTwoToFourStyles')}</p>;
  const shares = mix.map(({ share }) => share);
  const passes = passesOf(mix, live.styles.value);
  const point = pointOf(shares);
  const styles = mix.map(({ id }) => live.styles.value.find((style) => style.id === id));
  const said = styles
    .map((style, i) => `${phrase(style?.title ?? '?')} ${wholePercent(shares[i] as number)}`)
    .join(', ');
  const dragTo = (event: PointerEvent) => {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    blend(sharesAt({ x: (event.clientX - left) / width, y: (event.clientY - top) / height }, count));
  };
  return (
    <div class="blend">
      <div
        class={`pad of-${count}`}
        role="slider"
        tabIndex={0}
        aria-label={t('liveStyle.blendOfTheChosenStyles')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * (shares[0] as number))}
        aria-valuetext={said}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event);
        }}
        onKeyDown={(event) => {
          const by = ARROWS[event.key];
          if (!by) return;
          event.preventDefault();
          blend(sharesAt({ x: point.x + by.x, y: point.y + by.y }, count));
        }}
      >
        {styles.map((style, i) => {
          const { x, y } = cornersOf(count)[i] as Point;
          const picture = style && live.thumbnailOf(style);
          const at = { '--x': `${100 * x}%`, '--y': `${100 * y}%` };
          return picture && <img key={style.id} src={picture} alt="" draggable={false} style={at} />;
        })}
        <span class="pad-point" style={{ left: `${100 * point.x}%`, top: `${100 * point.y}%` }} />
      </div>
      <p class="help" aria-hidden="true">
        {said.replaceAll(', ', ' · ')}
      </p>
      {passes > 1 && <p class="help">{t('liveStyle.severalPasses', { count: passes })}</p>}
    </div>
  );
}
