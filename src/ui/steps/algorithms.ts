/** The steps of each algorithm in plain words, in their order. */
import type { AlgorithmStage } from '../../contract/jobs.ts';
import type { ParameterValue } from '../../contract/parameter.ts';
import type { PlainKey } from '../language/words.ts';

type Values = Readonly<Record<string, ParameterValue>>;

export interface JobStage {
  readonly stage: AlgorithmStage;
  readonly words: PlainKey;
  /** It comes again with every step of the job. */
  readonly again: boolean;
}

interface Listed {
  readonly stage: AlgorithmStage;
  readonly words: PlainKey;
  /** Whether a job of these settings has it; absent: every job. */
  readonly of?: (settings: Values) => boolean;
}

/** These come with every step, the others once or with every octave. */
const EACH_STEP: ReadonlySet<AlgorithmStage> = new Set([
  'shift',
  'look',
  'back',
  'calm',
  'shape',
  'move',
  'filter',
]);

const some =
  (...names: string[]) =>
  (settings: Values): boolean =>
    names.some((name) => Number(settings[name]) > 0);
const hasOctaves = ({ octaves }: Values) => Number(octaves) > 1;

const DREAM: readonly Listed[] = [
  { stage: 'begin', words: 'steps.small' },
  { stage: 'shift', words: 'steps.roll' },
  { stage: 'look', words: 'steps.dreamLook' },
  { stage: 'back', words: 'steps.dreamBack' },
  { stage: 'shape', words: 'steps.shape' },
  { stage: 'move', words: 'steps.move' },
  { stage: 'enlarge', words: 'steps.dreamEnlarge', of: hasOctaves },
];

const INVERSION: readonly Listed[] = [
  { stage: 'begin', words: 'steps.noise' },
  { stage: 'look', words: 'steps.featuresLook' },
  { stage: 'back', words: 'steps.closer' },
  { stage: 'calm', words: 'steps.variation', of: some('variation') },
  { stage: 'move', words: 'steps.move' },
];

const STYLED: readonly Listed[] = [
  { stage: 'back', words: 'steps.closer' },
  { stage: 'calm', words: 'steps.calm', of: some('smoothness', 'calm', 'palette') },
  { stage: 'move', words: 'steps.move' },
  { stage: 'enlarge', words: 'steps.enlarge', of: hasOctaves },
];

/** Of the studio, by painting. */
const JOBS: Readonly<Record<string, readonly Listed[]>> = {
  'gradient-ascent': [
    { stage: 'begin', words: 'steps.noise' },
    { stage: 'shift', words: 'steps.shift', of: some('jitter', 'scale', 'rotate', 'crops', 'noise') },
    { stage: 'look', words: 'steps.scoreLook' },
    { stage: 'back', words: 'steps.scoreBack' },
    { stage: 'calm', words: 'steps.decay', of: some('decay', 'variation') },
    { stage: 'move', words: 'steps.move' },
    { stage: 'filter', words: 'steps.filter', of: some('blur', 'smallNorm', 'smallContribution') },
  ],
  'deep-dream': DREAM,
  'dream-zoom': [
    { stage: 'content', words: 'steps.firstFrame' },
    ...DREAM,
    { stage: 'zoom', words: 'steps.zoom' },
  ],
  'feature-inversion': [{ stage: 'content', words: 'steps.remember' }, ...INVERSION],
  'depth-strip': [{ stage: 'content', words: 'steps.rememberDeeper' }, ...INVERSION],
  texture: [
    { stage: 'model', words: 'steps.grams' },
    { stage: 'begin', words: 'steps.noise' },
    { stage: 'look', words: 'steps.textureLook' },
    ...STYLED,
  ],
  'style-transfer': [
    { stage: 'model', words: 'steps.styleGrams' },
    { stage: 'content', words: 'steps.styleContent' },
    { stage: 'begin', words: 'steps.photograph', of: ({ start }) => start !== 'noise' },
    { stage: 'begin', words: 'steps.noise', of: ({ start }) => start === 'noise' },
    { stage: 'look', words: 'steps.styleLook' },
    ...STYLED,
  ],
};

/** @returns none where the painting is not known */
export const stagesOf = (painting: string, settings: Values): readonly JobStage[] =>
  (JOBS[painting] ?? [])
    .filter(({ of }) => of?.(settings) ?? true)
    .map(({ stage, words }) => ({ stage, words, again: EACH_STEP.has(stage) }));

/** Of a view that grows: a picture is held, the work on it, and the whole map. */
export type SweepWords = readonly [begins: PlainKey, grows: PlainKey, stands: PlainKey];

/** Of views that grow on a held picture, by their ids. */
export const SWEEPS: Readonly<Record<string, SweepWords>> = {
  occlusion: ['steps.hold', 'steps.cover', 'steps.mapStands'],
  'score-cam': ['steps.hold', 'steps.channel', 'steps.mapStands'],
  faithfulness: ['steps.drawMaps', 'steps.erase', 'steps.chartStands'],
  'sanity-check': ['steps.drawThree', 'steps.forget', 'steps.chartStands'],
};
