/** Votes by phone: the room that a class enters, and what the server counts of a round. */
import { computed, effect } from '@preact/signals';
import { told as toldOf } from '../../contract/told.ts';
import { forgets, ofVisitor, stillHere } from '../kiosk/forgets.ts';
import { className } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import { openRoom, type PhoneRoom, PhonesError, phoneUses, type Reply } from '../phones/room.ts';
import * as classroom from './classroom_store.ts';
import { networksAnswer } from './scoring.ts';

const ASK_MS = 700;
/** The server takes no longer words for an answer, and no empty ones. */
const LONGEST_OPTION = 120;
/** It takes no fewer answers, either: of one there is nothing to choose. */
export const FEWEST_OPTIONS = 2;

/** What the server counts. */
interface Count {
  /** Of the round; 0 before the first. */
  readonly number: number;
  readonly phones: number;
  /** In the order of the answers. */
  readonly votes: readonly number[];
  /** Which answer each voter has chosen: a server that was started anew is told so. */
  readonly voters: Readonly<Record<string, number>>;
}

/** What phones are told of a round. */
interface Round {
  readonly number: number;
  readonly options: readonly string[];
  readonly isOpen: boolean;
  /** The place of the network's answer; null before it is known. */
  readonly best: number | null;
}

interface VoteRoomState {
  /** Where phones enter. */
  readonly link: string;
  readonly phones: number;
  /** Whether the server answers: until it does, nobody can enter or vote. */
  readonly isServed: boolean;
}

/** How the room is; null where none is open. */
export const voteRoom = ofVisitor<VoteRoomState | null>(null);
/** Whether the code stands over the whole page. */
export const isCodeLarge = ofVisitor(false);
export const canVoteByPhone = computed(() => phoneUses.value.includes('vote'));

export interface PhoneVotes {
  /** Opens a room, or shows the code of the one that there is. */
  open(): Promise<void>;
  /** The round is closed for phones; settles once the last vote is counted. */
  close(): Promise<void>;
  /** Phones are told that it is over. */
  end(): void;
}

export function createPhoneVotes(): PhoneVotes {
  let room: PhoneRoom | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let number = 0;
  let isNext = true;
  /** The round that takes no votes any more. */
  let closed = 0;
  let voters: Count['voters'] = {};
  /** What phones show; null before the first round of a room. */
  let shown: Round | null = null;
  /** What phones were told last. */
  let told = '';

  function end(): void {
    clearTimeout(timer);
    room?.end();
    room = null;
    voteRoom.value = null;
    isCodeLarge.value = false;
  }

  function count({ link }: PhoneRoom, counted: Count): void {
    voteRoom.value = { link, phones: counted.phones, isServed: true };
    const now = classroom.prediction.value;
    if (now?.phase !== 'voting' || counted.number !== number || counted.votes.length !== now.answers.length)
      return;
    voters = counted.voters;
    const answers = now.answers.map((answer, at) => ({ ...answer, byPhone: counted.votes[at] ?? 0 }));
    if (answers.some(({ byPhone }, at) => byPhone !== now.answers[at]?.byPhone))
      classroom.round.value = { ...now, answers };
  }

  /** A room that the server does not know, as it was started anew, is opened there. @returns whether the server has answered */
  async function hear(from: PhoneRoom, ask: () => Promise<Reply<Count>>): Promise<boolean> {
    let counted = await ask();
    if (counted === null && room === from) {
      told = '';
      counted = (await from.reopen()) && (await ask());
      // It was ended meanwhile, and may have been opened after that.
      if (room !== from) from.end();
    }
    if (room !== from) return false;
    if (counted) count(from, counted);
    else if (counted === undefined) voteRoom.value = { link: from.link, phones: 0, isServed: false };
    else {
      end();
      notifyError(new PhonesError(toldOf('phoneErrors.closed')));
    }
    return Boolean(counted);
  }

  /** What phones are to show now: between rounds the last one, closed. Null before the first. */
  function roundNow(): Round | null {
    const now = classroom.prediction.value;
    if (!now || now.answers.length < FEWEST_OPTIONS) {
      isNext = true;
      shown = shown && { ...shown, isOpen: false };
      return shown;
    }
    if (isNext) {
      number++;
      voters = {};
    }
    isNext = false;
    const options = now.answers.map(({ label }) => className(label).slice(0, LONGEST_OPTION) || '…');
    const best = networksAnswer(now.answers);
    const isOpen = now.phase === 'voting' && closed !== number;
    shown = { number, options, isOpen, best: best && now.answers.indexOf(best) };
    return shown;
  }

  async function tell(): Promise<void> {
    const [to, round] = [room, roundNow()];
    if (!to || !round || JSON.stringify(round) === told) return;
    told = JSON.stringify(round);
    // What was not heard is told again with the next question.
    if (!(await hear(to, () => to.tell<Count>({ ...round, voters })))) told = '';
  }

  async function poll(from: PhoneRoom): Promise<void> {
    if (await hear(from, () => from.ask<Count>())) await tell();
    if (room === from) timer = setTimeout(poll, ASK_MS, from);
  }

  effect(() => void tell());
  effect(() => {
    if (!classroom.isOpen.value) end();
  });
  forgets(end);

  return {
    async open() {
      if (!room) {
        const here = stillHere();
        const opened = await openRoom('vote');
        if (!opened) return notifyError(new PhonesError(toldOf('phoneErrors.noRoom')));
        if (!here() || !classroom.isOpen.value) return opened.end();
        room = opened;
        told = '';
        voters = {};
        shown = null;
        voteRoom.value = { link: opened.link, phones: 0, isServed: true };
        await tell();
        void poll(opened);
      }
      isCodeLarge.value = true;
    },
    async close() {
      roundNow();
      closed = number;
      await tell();
    },
    end,
  };
}
