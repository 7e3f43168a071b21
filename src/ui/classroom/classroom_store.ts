/** The rounds of a class: one module of signals. All of it is the visitor's, and in memory alone. */
import { computed } from '@preact/signals';
import { ofVisitor } from '../kiosk/forgets.ts';
import type { Answer, ChallengeKind, Standing } from './scoring.ts';

/** The class predicts what the network will say of a picture that stands still. */
export interface PredictRound {
  readonly kind: 'predict';
  /** Until the network has looked, while hands are counted, until all probabilities are there, once it has answered. */
  readonly phase: 'looking' | 'voting' | 'asking' | 'answered';
  /** The picture that it is about: see store.sourceNumber. */
  readonly source: number;
  /** What the network sees of it, as a data address; empty while it looks. */
  readonly picture: string;
  readonly answers: readonly Answer[];
  /** The sum of the probabilities of all other classes, 0..1. */
  readonly rest: number;
}

/** The class shows things to the camera so that the network names a class, or does not name it any more. */
export interface ChallengeRound {
  readonly kind: ChallengeKind;
  /** While the time runs, until the class has judged the picture, once it is kept. */
  readonly phase: 'running' | 'over' | 'kept';
  /** The class that it is about. */
  readonly index: number;
  readonly label: string;
  readonly standing: Standing;
  /** What the network saw in the best look, as a data address; empty before. */
  readonly picture: string;
}

/** What a session has shown, in the order in which it was. */
export type Entry = ViewEntry | PredictEntry | ChallengeEntry;

interface EntryOf<Kind extends string> {
  readonly kind: Kind;
  readonly at: Date;
  /** A data address. */
  readonly picture: string;
  readonly network: string;
}

export interface ViewEntry extends EntryOf<'view'> {
  readonly title: string;
  /** In words: name and value. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

export interface PredictEntry extends EntryOf<'predict'> {
  readonly answers: readonly Answer[];
  readonly rest: number;
  /** 0..1; null where nobody voted. */
  readonly score: number | null;
}

export interface ChallengeEntry extends EntryOf<ChallengeKind> {
  readonly label: string;
  readonly standing: Standing;
  /** 0..1 */
  readonly score: number;
  /** Where a thing was to be hidden: whether the class still found it in the picture. */
  readonly isThere: boolean;
}

export const isOpen = ofVisitor(false);
/** Null between rounds. */
export const round = ofVisitor<PredictRound | ChallengeRound | null>(null);
/** The challenge whose thing is being chosen; null where none is. */
export const start = ofVisitor<ChallengeKind | null>(null);
export const session = ofVisitor<readonly Entry[]>([]);
/** Whether the views that are shown go into the session, too. */
export const keepsViews = ofVisitor(false);
/** Seconds that a challenge takes. */
export const limit = ofVisitor(60);
/** What is left of them; null while none runs. */
export const secondsLeft = ofVisitor<number | null>(null);

/** Rounds that were played, without the views. */
export const scores = computed(() => session.value.filter((entry) => entry.kind !== 'view'));

/** The challenge that is on; null where there is none. */
export const challenge = computed(() => (round.value && round.value.kind !== 'predict' ? round.value : null));
export const prediction = computed(() => (round.value?.kind === 'predict' ? round.value : null));

/** Classes whose probability has to come along with each look. */
export const askedClasses = computed<readonly number[]>(() => {
  if (challenge.value) return [challenge.value.index];
  return prediction.value?.answers.map(({ index }) => index) ?? [];
});
