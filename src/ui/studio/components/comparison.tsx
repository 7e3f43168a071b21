import { MoveHorizontal } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Pixels } from '../../../contract/jobs.ts';
import { t } from '../../language/language.ts';
import { PixelsCanvas } from './pixels_canvas.tsx';

/** What it was painted from, and over it the job up to a line that is dragged. */
export function Comparison({ before, after, label }: { before: string; after: Pixels; label: string }) {
  const [split, setSplit] = useState(50);
  return (
    <div
      class="comparison"
      style={{
        '--split': `${split}%`,
        '--ratio': after.width / after.height,
        aspectRatio: `${after.width} / ${after.height}`,
      }}
    >
      <img src={before} alt={t('studio.before')} />
      <div class="after">
        <PixelsCanvas picture={after} label={label} />
      </div>
      <span class="divider" aria-hidden="true">
        <MoveHorizontal size={18} strokeWidth={1.6} />
      </span>
      <input
        type="range"
        aria-label={t('studio.beforeOnTheRightOf')}
        min={0}
        max={100}
        step={0.5}
        value={split}
        onInput={(event) => setSplit(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
