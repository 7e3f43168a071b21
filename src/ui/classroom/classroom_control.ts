/** Runs the rounds of a class on the live picture. */
import { batch, effect, untracked } from '@preact/signals';
import type { RankedClass } from '../../contract/picture.ts';
import type { ViewResult } from '../../contract/view.ts';
import { Random } from '../../numeric/random.ts';
import { forgets, stillHere } from '../kiosk/forgets.ts';
import { className, t } from '../language/language.ts';
import { modelsUrl } from '../live_style/store.ts';
import { onOtherNetwork } from '../networks/let_go.ts';
import { notify, notifyError } from '../notices_store.ts';
import { download, stamp } from '../save/download.ts';
import type { SourceControl } from '../sources/source_control.ts';
import * as store from '../store.ts';
import { answersOf } from './answers.ts';
import * as classroom from './classroom_store.ts';
import { everydayClasses } from './everyday.ts';
import { createPhoneVotes, type PhoneVotes } from './phone_votes.ts';
import { cropAddress, seenAddress } from './pictures.ts';
import { type ChallengeKind, challengeScore, NOTHING_YET, predictScore, standingAfter } from './scoring.ts';
import { sessionPage } from './session_page.ts';
import { keepViews } from './session_views.ts';

const SECOND_MS = 1000;
const TICK_MS = 200;
/** What is put back may wait for a permission that nobody gives: a camera, a screen. */
const LONGEST_RETURN_MS = 5000;

/** Photographs that ship, below models/. */
export const SAMPLES = [
  ...['pictures/chelsea.jpg', 'gallery/clownfish.jpg', 'pictures/coffee.jpg', 'gallery/hedgehog.jpg'],
  ...['pictures/koala.jpg', 'gallery/kingfisher.jpg', 'pictures/red-panda.jpg', 'gallery/frying-pan.jpg'],
  ...['pictures/lemur.jpg', 'gallery/windmills.jpg', 'pictures/crab.jpg', 'gallery/tape-measure.jpg'],
] as const;

export interface ClassroomControl {
  open(): void;
  close(): void;
  /** Freezes the picture, or shows one that ships. @param sample one of SAMPLES */
  predict(sample?: string): Promise<void>;
  /** One hand more for an answer, or so many. @param at its place on the board */
  vote(at: number, by: 1 | -1): void;
  setVotes(at: number, votes: number): void;
  /** Votes by phone. */
  readonly phones: PhoneVotes;
  /** The network answers, once the last vote is counted. */
  reveal(): Promise<void>;
  /** @param index of the class that is to be named, or hidden */
  challenge(kind: ChallengeKind, index: number): Promise<void>;
  /** Ends a challenge before its time. */
  stop(): void;
  /** Keeps a challenge that is over. @param isThere whether the thing is still in the picture */
  judge(isThere: boolean): void;
  /** Ends a round without keeping it, or goes on from one that is kept. */
  leaveRound(): Promise<void>;
  /** Hands out the session as one HTML file. */
  saveSession(): void;
}

/** The network's probability of each class, as far as a look names them. */
const probabilitiesOf = (classes: readonly RankedClass[]): ReadonlyMap<number, number> =>
  new Map(classes.map(({ index, probability }) => [index, probability]));

/** Whether the clip is shown in the place of what was asked for, e.g. of a camera that was pulled out. */
const isStandIn = () => store.live.value?.kind === 'clip' && store.requestedSource.value !== 'clip';

export function createClassroom(source: SourceControl): ClassroomControl {
  const random = new Random(crypto.getRandomValues(new Int32Array(1))[0] ?? 1);
  /** Puts back what was looked at before a prediction. */
  let borrowed: (() => Promise<void>) | null = null;
  /** Settles once it is back: what begins before that would begin on a picture that goes. */
  let returning: Promise<void> = Promise.resolve();
  /** Counts what begins and ends: what a round has waited for may come when it is over. */
  let rounds = 0;
  let deadline = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function endTimer(): void {
    clearInterval(timer);
    timer = undefined;
    classroom.secondsLeft.value = null;
  }

  function tick(): void {
    const left = (deadline - performance.now()) / SECOND_MS;
    if (left <= 0) control.stop();
    else classroom.secondsLeft.value = Math.ceil(left);
  }

  async function endRound(): Promise<void> {
    rounds++;
    endTimer();
    batch(() => {
      classroom.round.value = null;
      classroom.start.value = null;
    });
    await putBack();
  }

  function putBack(): Promise<void> {
    const back = borrowed;
    borrowed = null;
    if (back) {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_RETURN_MS));
      returning = Promise.race([back().catch(notifyError), patience]);
    }
    return returning;
  }

  /** The answers, once the network has looked at the picture that stands still. */
  async function offerAnswers(looking: classroom.PredictRound, { ranking, crop }: ViewResult): Promise<void> {
    const labels = store.catalogue.value?.network.labels ?? [];
    const answers = answersOf(ranking.classes, everydayClasses(labels), labels, random);
    const here = stillHere();
    const frame = await source.grab()?.catch(() => null);
    if (frame && here() && classroom.round.value === looking)
      classroom.round.value = {
        ...looking,
        phase: 'voting',
        picture: cropAddress(frame, crop),
        answers: answers.map((index) => ({
          index,
          label: labels[index] ?? '',
          votes: 0,
          byPhone: 0,
          probability: null,
        })),
      };
    frame?.close();
  }

  /** The network's answer, once a look names all that are asked for. */
  function answer(now: classroom.PredictRound, classes: readonly RankedClass[]): void {
    const known = probabilitiesOf(classes);
    if (!now.answers.every(({ index }) => known.has(index))) return;
    const answers = now.answers.map((one) => ({ ...one, probability: known.get(one.index) ?? 0 }));
    const rest = Math.max(0, 1 - answers.reduce((sum, { probability }) => sum + probability, 0));
    const answered = { ...now, phase: 'answered' as const, answers, rest };
    classroom.round.value = answered;
    keep({ kind: 'predict', picture: now.picture, answers, rest, score: predictScore(answers) });
  }

  function follow(now: classroom.ChallengeRound, { ranking, features }: ViewResult): void {
    const probability = probabilitiesOf(ranking.classes).get(now.index);
    if (probability === undefined || !features?.picture) return;
    const standing = standingAfter(now.kind, now.standing, probability);
    if (standing === now.standing || standing.best === now.standing.best) return;
    classroom.round.value = { ...now, standing, picture: seenAddress(features.picture) };
  }

  function keep(entry: WithoutMoment<classroom.Entry>): void {
    const network = store.catalogue.value?.network.title ?? '';
    classroom.session.value = [
      ...classroom.session.value,
      { ...entry, at: new Date(), network } as classroom.Entry,
    ];
  }

  const control: ClassroomControl = {
    open() {
      classroom.isOpen.value = true;
    },
    close() {
      classroom.isOpen.value = false;
      void control.leaveRound();
    },
    async predict(sample) {
      const ended = endRound();
      const mine = rounds;
      const isAsked = () => rounds === mine && classroom.isOpen.value;
      await ended;
      try {
        if (sample) {
          const response = await fetch(new URL(sample, modelsUrl.value));
          const file = new File([await response.blob()], sample, { type: 'image/jpeg' });
          const back = isAsked() ? await source.borrow(file) : null;
          if (!back) return;
          borrowed = back;
        } else if (isAsked() && !store.frozen.value) {
          await source.toggleFreeze();
          // What does not stand still is nothing to guess.
          if (!store.frozen.value) return;
          const still = store.sourceNumber.value;
          borrowed = async () => {
            if (store.sourceNumber.value === still) await source.toggleFreeze();
          };
        }
      } catch (error) {
        return notifyError(error);
      }
      if (isAsked())
        classroom.round.value = {
          ...{ kind: 'predict', phase: 'looking', source: store.sourceNumber.value },
          ...{ picture: '', answers: [], rest: 0 },
        };
      // It was closed meanwhile, and had nothing to put back then.
      else if (!classroom.isOpen.value) await putBack();
    },
    vote(at, by) {
      const votes = classroom.prediction.value?.answers[at]?.votes;
      if (votes !== undefined) control.setVotes(at, votes + by);
    },
    setVotes(at, votes) {
      const now = classroom.prediction.value;
      if (now?.phase !== 'voting') return;
      const counted = Math.max(0, Math.min(999, Math.floor(votes) || 0));
      const answers = now.answers.map((one, place) => (place === at ? { ...one, votes: counted } : one));
      classroom.round.value = { ...now, answers };
    },
    phones: createPhoneVotes(),
    async reveal() {
      if (classroom.prediction.value?.phase !== 'voting') return;
      await control.phones.close();
      const now = classroom.prediction.value;
      if (now?.phase === 'voting') classroom.round.value = { ...now, phase: 'asking' };
    },
    async challenge(kind, index) {
      const ended = endRound();
      const mine = rounds;
      await ended;
      if (rounds === mine && store.frozen.value) await source.toggleFreeze();
      const label = store.catalogue.value?.network.labels[index];
      if (rounds !== mine || label === undefined || !classroom.isOpen.value) return;
      batch(() => {
        classroom.round.value = { kind, index, label, phase: 'running', standing: NOTHING_YET, picture: '' };
        classroom.secondsLeft.value = classroom.limit.value;
      });
      deadline = performance.now() + SECOND_MS * classroom.limit.value;
      timer = setInterval(tick, TICK_MS);
    },
    stop() {
      endTimer();
      const now = classroom.challenge.value;
      if (now?.phase !== 'running') return;
      classroom.round.value = { ...now, phase: 'over' };
      if (now.kind === 'make' || now.standing.best === null) control.judge(true);
    },
    judge(isThere) {
      const now = classroom.challenge.value;
      if (now?.phase !== 'over') return;
      const { kind, label, standing, picture } = now;
      const score = isThere ? challengeScore(kind, standing) : 0;
      keep({ kind, label, standing, picture, score, isThere });
      classroom.round.value = { ...now, phase: 'kept' };
    },
    leaveRound: endRound,
    saveSession() {
      const page = sessionPage(classroom.session.value, className);
      download(new Blob([page], { type: 'text/html' }), `convoscope-session-${stamp()}.html`);
    },
  };

  /** The picture that was asked about is not the one that is looked at any more. */
  function callOff(): void {
    void endRound();
    notify('hint', t('classroom.roundOver'), t('classroom.otherPicture'));
  }

  let looked: ViewResult | undefined;
  effect(() => {
    const result = store.seenOfPicture.value?.result;
    const number = store.sourceNumber.value;
    const now = classroom.round.value;
    if (!now || !classroom.isOpen.value) return;
    if (now.kind === 'predict' && now.phase !== 'answered' && now.source !== number) untracked(callOff);
    else if (!result) return;
    else if (now.kind === 'predict' && now.phase === 'looking') {
      if (result !== looked) void offerAnswers(now, result);
      looked = result;
    } else if (now.kind === 'predict' && now.phase === 'asking') answer(now, result.ranking.classes);
    else if (now.kind !== 'predict' && now.phase === 'running' && !isStandIn()) follow(now, result);
  });
  onOtherNetwork(() => {
    const phase = classroom.round.value?.phase;
    // What is over was kept under the name of its network.
    if (!phase || phase === 'answered' || phase === 'kept') return null;
    void endRound();
    return t('classroom.theRound');
  });
  keepViews();
  forgets(() => {
    rounds++;
    endTimer();
    borrowed = null;
  });
  return control;
}

type WithoutMoment<T> = T extends unknown ? Omit<T, 'at' | 'network'> : never;
