/** Votes by phone: the room that a class enters, and what the server counts of a round. */
import { computed, effect } from '@preact/signals';
import { told as toldOf } from '../../contract/told.ts';
import { forgets, ofVisitor, stillHere } from '../kiosk/forgets.ts';
import { className } from '../language/language.ts';
import { notifyError } from '../notices_store.ts';
import { openRoom, type PhoneRoom, PhonesError, phoneUses } from '../phones/room.ts';
import * as classroom from './classroom_store.ts';
import { networksAnswer } from './scoring.ts';

const ASK_MS = 700;

/** What the server counts. */
interface Count {
  readonly phones: number;
  /** In the order of the answers. */
  readonly votes: readonly number[];
}

/** Where phones enter, and how many are there; null where no room is open. */
export const voteRoom = ofVisitor<{ readonly link: string; readonly phones: number } | null>(null);
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
  /** What phones were told last. */
  let told = '';

  function end(): void {
    clearTimeout(timer);
    room?.end();
    room = null;
    voteRoom.value = null;
    isCodeLarge.value = false;
  }

  function count(from: PhoneRoom, counted: Count | null): void {
    if (room !== from) return;
    if (!counted) {
      end();
      notifyError(new PhonesError(toldOf('phoneErrors.closed')));
      return;
    }
    voteRoom.value = { link: from.link, phones: counted.phones };
    const now = classroom.prediction.value;
    if (now?.phase !== 'voting' || counted.votes.length !== now.answers.length) return;
    const answers = now.answers.map((answer, at) => ({ ...answer, byPhone: counted.votes[at] ?? 0 }));
    if (answers.some(({ byPhone }, at) => byPhone !== now.answers[at]?.byPhone))
      classroom.round.value = { ...now, answers };
  }

  /** What phones are to show now; null between rounds. */
  function roundNow() {
    const now = classroom.prediction.value;
    if (!now || now.answers.length === 0) {
      isNext = true;
      return null;
    }
    if (isNext) number++;
    isNext = false;
    const options = now.answers.map(({ label }) => className(label));
    const best = networksAnswer(now.answers);
    const isOpen = now.phase === 'voting';
    return { number, options, isOpen, best: best && now.answers.indexOf(best) };
  }

  async function tell(): Promise<void> {
    const [to, round] = [room, roundNow()];
    if (!to || !round || JSON.stringify(round) === told) return;
    told = JSON.stringify(round);
    count(to, await to.tell<Count>(round));
  }

  async function poll(from: PhoneRoom): Promise<void> {
    count(from, await from.ask<Count>());
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
        voteRoom.value = { link: opened.link, phones: 0 };
        await tell();
        void poll(opened);
      }
      isCodeLarge.value = true;
    },
    async close() {
      const [from, round] = [room, roundNow()];
      if (!from || !round) return;
      told = JSON.stringify({ ...round, isOpen: false });
      count(from, await from.tell<Count>({ ...round, isOpen: false }));
    },
    end,
  };
}
