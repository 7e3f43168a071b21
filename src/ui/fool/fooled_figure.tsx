import type { Fooled, Verdict } from '../../contract/picture.ts';
import { Figure } from '../chart/figure.tsx';
import { percent } from '../format.ts';
import { className, phrase, t } from '../language/language.ts';

const INK = '#f2efe8';
const SOFT = '#bdb9b0';
const QUIET = '#8d8a84';
const FOOLED = '#e3b86b';

const HEADLINE_PX = 54;
const CAPTION_PX = 52;
const ROW_PX = 20;
/** Room is kept for them while the change is still being sought. */
const ROWS = 5;
const GAP_PX = 14;
/** Wider than this, pictures would be far from what is said of them. */
const WIDEST_PX = 300;
const WORDS_PX = 150;
/** Of a letter, as a share of its size; the widest words are shortened by it. */
const LETTER = 0.56;

/** Addresses of the three pictures, such as data URLs. */
interface Images {
  readonly original: string;
  readonly change: string;
  readonly image: string;
}

interface FooledFigureProps {
  picture: Fooled;
  images: Images;
  width: number;
  height: number;
  /** True where the picture on the stage is shown mirrored. */
  mirrored: boolean;
}

/**
 * The picture before, the change, the picture after, what the network says of each, and what is left of it after trials; as SVG of
 * the given size in pixels. The page and the command line draw with it, so it holds no state and needs no style sheet.
 */
export function FooledFigure({ picture, images, width, height, mirrored }: FooledFigureProps) {
  const { fooling, factor } = picture;
  const { before, after, trials, largest, length } = fooling;
  const room = height - HEADLINE_PX - CAPTION_PX - ROW_PX * ROWS;
  const side = Math.max(24, Math.min(WIDEST_PX, (width - 2 * GAP_PX - 16) / 3, room));
  // Where pictures are small, their words need more room than they do.
  const step = Math.max(side + GAP_PX, Math.min(WORDS_PX, (width - 16) / 3));
  const column = step - GAP_PX;
  const table = HEADLINE_PX + side + CAPTION_PX + 14;
  const columns = [
    {
      href: images.original,
      what: t('fool.before'),
      says: className(before.leading),
      more: percent(before.probability),
    },
    {
      ...{ href: images.change, what: t('fool.changeFactor', { factor }) },
      ...{
        says: t('fool.atMostLargest255', { largest }),
        more: t('fool.length', { length: Math.round(length) }),
      },
    },
    {
      href: images.image,
      what: t('fool.after'),
      says: className(after.leading),
      more: percent(after.probability),
    },
  ];
  return (
    <Figure width={width} height={height} label={inWords(picture)}>
      <text x="8" y="20" fill={after.fooled ? FOOLED : INK} font-size="16" font-weight="600">
        {shortened(headline(picture), width - 8, 16)}
      </text>
      <text x="8" y="40" fill={QUIET} font-size="12">
        {shortened(underline(picture), width - 8, 12)}
      </text>
      {columns.map(({ href, what, says, more }, at) => (
        <g key={what} transform={`translate(${8 + at * step} ${HEADLINE_PX})`}>
          <image
            href={href}
            width={side}
            height={side}
            transform={mirrored ? `translate(${side} 0) scale(-1 1)` : undefined}
          />
          <text y={side + 15} fill={QUIET} font-size="11">
            {shortened(what, column, 11)}
          </text>
          <text y={side + 31} fill={INK} font-size="13" font-weight="500">
            {shortened(says, column, 13)}
          </text>
          <text y={side + 46} fill={SOFT} font-size="12">
            {shortened(more, column, 12)}
          </text>
        </g>
      ))}
      <text x="8" y={table} fill={QUIET} font-size="12">
        {trials.length > 0 ? t('fool.doesItSurvive') : ''}
      </text>
      {trials.map((trial, at) => (
        <text key={trial.through} x="8" y={table + ROW_PX * (at + 1)} font-size="12" fill={SOFT}>
          {`${phrase(trial.through)}: `}
          <tspan fill={trial.fooled ? FOOLED : INK} font-weight="500">
            {shortened(verdictText(trial), width - 8 - LETTER * 12 * (phrase(trial.through).length + 2), 12)}
          </tspan>
        </text>
      ))}
    </Figure>
  );
}

function headline({ fooling: { wanted, after } }: Fooled): string {
  return after.fooled
    ? t('fool.itNowSaysWantedProbability', {
        wanted: className(wanted),
        probability: percent(after.probability),
      })
    : t('fool.notSoFar', { wanted: className(wanted), probability: percent(after.wanted) });
}

function underline({ fooling: { bound, suffices, after } }: Fooled): string {
  if (suffices) return t('fool.theSmallestBoundThatSuffices', { bound });
  return after.fooled ? t('fool.withinBound', { bound }) : t('fool.triedUpToBound', { bound });
}

const verdictText = ({ fooled, leading, probability }: Verdict): string =>
  t(fooled ? 'fool.still' : 'fool.no', { leading: className(leading), probability: percent(probability) });

function inWords(picture: Fooled): string {
  const { before, trials, largest } = picture.fooling;
  return [
    t('fool.beforeLeading', { leading: className(before.leading), probability: percent(before.probability) }),
    t('fool.changedByAtMost', { largest }),
    headline(picture),
    ...trials.map((trial) => `${phrase(trial.through)}: ${verdictText(trial)}`),
  ].join('. ');
}

function shortened(text: string, width: number, size: number): string {
  const most = Math.max(4, Math.floor(width / (LETTER * size)));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
