/** From files that a person brought to a network that looks: read, shown on a card, corrected, kept, opened. */
import { effect } from '@preact/signals';
import type { DroppedFile } from '../../contract/live_style.ts';
import type { KeptCard } from '../../contract/networks.ts';
import { once } from '../../contract/once.ts';
import { classNamesIn } from '../../contract/reading/class_names.ts';
import { utf8In } from '../../contract/reading/utf8.ts';
import { ToldError, told } from '../../contract/told.ts';
import { WorkerError } from '../../contract/worker_state.ts';
import { type CardLink, openCard } from '../../worker/networks/card_link.ts';
import { wordsOf } from '../error_words.ts';
import { forgets } from '../kiosk/forgets.ts';
import { sentence, t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import * as cards from './card_store.ts';

export interface CardControl {
  /** Reads the files and shows what they are. What goes wrong is told, and the network that looks goes on. */
  bring(files: readonly DroppedFile[]): void;
  /** Takes the names of the classes from a file: one a line, or a JSON list. */
  takeLabels(file: File): void;
  /** Keeps what is on the card in this browser, and opens it. */
  open(): void;
  cancel(): void;
}

export interface CardParts {
  createCard: () => Worker;
  modelsUrl: string;
  wasmUrl: string;
  /** The present frame, owned by the caller; null while there is none. */
  grab: () => Promise<ImageBitmap> | null;
  /** Called once the network is kept. */
  onKept: (card: KeptCard) => void;
}

const DOG = 'pictures/dog.jpg';

export function createCardControl(parts: CardParts): CardControl {
  const { createCard, modelsUrl, wasmUrl, grab, onKept } = parts;
  let link: CardLink | null = null;
  const dog = once(async () => {
    const response = await fetch(new URL(DOG, modelsUrl));
    if (!response.ok) throw new ToldError(told('modelErrors.unreachable', { url: DOG }));
    return response.blob();
  });

  function cancel(): void {
    link?.end();
    link = null;
    cards.reading.value = null;
    cards.shown.value = null;
    cards.tried.value = null;
    cards.testPicture.value = 'dog';
  }
  forgets(cancel);

  async function bring(files: readonly DroppedFile[]): Promise<void> {
    if (store.kiosk.value)
      return notify('hint', t('networks.notHere'), t('networks.thisExhibitOpensNoNetworks'));
    cancel();
    const name = fileName(files);
    const mine = openCard(createCard);
    link = mine;
    cards.reading.value = name;
    try {
      const { card, labels } = await mine.recognise({ wasmUrl, modelsUrl }, [...files]);
      if (link !== mine) return;
      const { input, mirrored, network } = card;
      cards.shown.value = {
        card,
        corrections: { title: network, input, mirrored, labels, featuresOnly: card.featuresOnly },
        keeping: false,
      };
      cards.reading.value = null;
    } catch (error) {
      if (link !== mine) return;
      cancel();
      if (!(error instanceof WorkerError)) return notifyError(error);
      const why = t('networks.nameCouldNotBeRead', { name, message: wordsOf(error).message });
      notify('error', 'ModelFileError', why);
    }
  }

  async function picture(): Promise<ImageBitmap> {
    const frame = cards.testPicture.value === 'frame' ? await grab() : null;
    if (frame) return frame;
    return createImageBitmap(await dog());
  }

  /** Asks until the answer is to what is on the card: what changes meanwhile is asked for next. */
  let asking = false;
  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let asked: string | null = null; link && cards.shown.value; ) {
      const [mine, { corrections }, on] = [link, cards.shown.value, cards.testPicture.value];
      const request = JSON.stringify([corrections, on]);
      if (request === asked) break;
      asked = request;
      const answer = await picture()
        .then((bitmap) => mine.answer(bitmap, corrections))
        .catch((error: Error) => ({ error: wordsOf(error).message }));
      if (link === mine) cards.tried.value = answer;
    }
    asking = false;
  }
  effect(() => {
    if (cards.shown.value && cards.testPicture.value) void ask();
  });

  async function open(): Promise<void> {
    const [mine, now] = [link, cards.shown.value];
    if (!mine || !now || now.keeping) return;
    cards.shown.value = { ...now, keeping: true };
    try {
      const kept = await mine.keep(now.corrections);
      if (link !== mine) return;
      cancel();
      onKept(kept);
    } catch (error) {
      if (link !== mine) return;
      cards.shown.value = { ...now, keeping: false };
      notifyError(error);
    }
  }

  async function takeLabels(file: File): Promise<void> {
    const text = utf8In(await file.arrayBuffer());
    if (text === null)
      return notify('error', 'ModelFileError', sentence(told('importErrors.notUtf8', { file: file.name })));
    const labels = classNamesIn(text);
    if (labels) cards.correct({ labels });
    else notify('error', 'ModelFileError', t('networks.nameIsNoListOf', { name: file.name }));
  }

  return {
    bring: (files) => void bring(files),
    takeLabels: (file) => void takeLabels(file).catch(notifyError),
    open: () => void open(),
    cancel,
  };
}

function fileName(files: readonly DroppedFile[]): string {
  const [first] = files;
  if (!first) return t('networks.whatWasDropped');
  const [folder, ...inside] = first.name.replace(/^\/+/, '').split('/');
  return inside.length > 0 && folder ? folder : first.name;
}
