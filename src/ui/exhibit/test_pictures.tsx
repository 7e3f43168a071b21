import { useEffect } from 'preact/hooks';
import { useModal } from '../components/hooks/use_modal.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';

/** To adjust the display and the camera by; the last lies over the live picture. */
const PICTURES = [
  { id: 'bars', title: 'staff.bars' },
  { id: 'ramp', title: 'staff.ramp' },
  { id: 'grid', title: 'staff.grid' },
  { id: 'camera', title: 'staff.overCamera' },
] as const;

/** Which one is shown; null where none is. */
export const testPicture = ofVisitor<number | null>(null);

/** White, yellow, cyan, green, magenta, red, blue: falling luminance, 75 % of 255. */
const BARS = [
  [191, 191, 191],
  [191, 191, 0],
  [0, 191, 191],
  [0, 191, 0],
  [191, 0, 191],
  [191, 0, 0],
  [0, 0, 191],
];
const STEPS = 11;

function next(): void {
  const at = testPicture.value;
  testPicture.value = at !== null && at + 1 < PICTURES.length ? at + 1 : null;
}

/** Over the whole screen; a touch or any key but Escape shows the next, the last one closes. */
export function TestPictures() {
  const at = testPicture.value;
  const isOpen = at !== null;
  const dialog = useModal(isOpen);
  useEffect(() => {
    if (!isOpen) return;
    // A pointer leaves no focus behind: keys come from wherever it is.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Tab') return;
      // A message over the picture is dismissed by its own button.
      if (document.activeElement?.closest('.notices')) return;
      event.preventDefault();
      if (!event.repeat) next();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOpen]);
  const now = at === null ? null : PICTURES[at];
  return (
    <dialog
      ref={dialog}
      class={`test-picture ${now?.id ?? ''}`}
      aria-label={t('staff.testPicture')}
      onClose={() => (testPicture.value = null)}
    >
      {now && (
        <button type="button" aria-label={t('staff.nextTestPicture', { title: t(now.title) })} onClick={next}>
          {now.id === 'bars' && <Bars />}
          {now.id === 'ramp' && <Ramp />}
          {(now.id === 'grid' || now.id === 'camera') && <Grid />}
          <span>{t(now.title)}</span>
        </button>
      )}
    </dialog>
  );
}

const stretched = {
  width: '100%',
  height: '100%',
  preserveAspectRatio: 'none',
  'aria-hidden': true,
} as const;

function Bars() {
  return (
    <svg viewBox={`0 0 ${BARS.length} 1`} {...stretched} aria-hidden="true">
      {BARS.map(([red, green, blue], x) => (
        <rect
          key={`${red} ${green} ${blue}`}
          x={x}
          width={1.01}
          height={1}
          fill={`rgb(${red} ${green} ${blue})`}
        />
      ))}
    </svg>
  );
}

function Ramp() {
  return (
    <svg viewBox={`0 0 ${STEPS} 2`} {...stretched} aria-hidden="true">
      <defs>
        <linearGradient id="grey-ramp">
          <stop offset="0" stop-color="#000" />
          <stop offset="1" stop-color="#fff" />
        </linearGradient>
      </defs>
      {Array.from({ length: STEPS }, (_, x) => {
        const grey = Math.round((255 * x) / (STEPS - 1));
        return <rect key={grey} x={x} width={1.01} height={1} fill={`rgb(${grey} ${grey} ${grey})`} />;
      })}
      <rect y={1} width={STEPS} height={1} fill="url(#grey-ramp)" />
    </svg>
  );
}

/** Squares of a twelfth of the shorter side, a circle as large as fits, and a line on the outermost pixels. */
function Grid() {
  const [width, height] = [innerWidth, innerHeight];
  const side = Math.min(width, height) / 12;
  const lines = (length: number) => {
    const count = Math.floor(length / 2 / side);
    return Array.from({ length: 2 * count + 1 }, (_, i) => length / 2 + (i - count) * side);
  };
  const radius = Math.min(width, height) / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <g stroke="#fff" fill="none" stroke-width={1}>
        {lines(width).map((x) => (
          <line key={x} x1={x} x2={x} y1={0} y2={height} />
        ))}
        {lines(height).map((y) => (
          <line key={y} x1={0} x2={width} y1={y} y2={y} />
        ))}
        <circle cx={width / 2} cy={height / 2} r={radius - 1} stroke-width={2} />
        <circle cx={width / 2} cy={height / 2} r={2 * side} stroke-width={2} />
        <rect x={0.5} y={0.5} width={width - 1} height={height - 1} stroke="#f00" />
      </g>
    </svg>
  );
}
