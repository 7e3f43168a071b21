/** Says what the network sees, aloud by a voice of this machine and as text for screen readers. */
import { computed, effect } from '@preact/signals';
import { forgets, ofPage, ofVisitor } from '../kiosk/forgets.ts';
import { className, language, t } from '../language/language.ts';
import * as store from '../store.ts';
import { access } from './access.ts';
import { Announcer, type Leader } from './announcer.ts';

/** So often it is asked whether there is something to say. */
const ASK_MS = 500;

/** The latest sentence; empty before the first. */
export const sentence = ofVisitor('');

const sentenceOf = ({ label, probability }: Leader) =>
  t('kiosk.sees', { label: className(label), percent: Math.round(100 * probability) });

/** Some browsers have no voice: the sentence is written all the same. */
const speaker = () => globalThis.speechSynthesis as SpeechSynthesis | undefined;

/**
 * The voice of the page's language that this machine has itself: others are sent what they say. Asked for at each
 * sentence, as browsers may know of their voices only a while after they were first asked.
 */
export function ownVoice(): SpeechSynthesisVoice | null {
  const fitting = (speaker()?.getVoices() ?? []).filter(
    ({ localService, lang }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language.value,
  );
  return fitting.find((one) => one.default) ?? fitting[0] ?? null;
}

/** Follows the leading class while somebody is there who wants to hear it. */
export function describeAloud(): void {
  const announcer = new Announcer();
  const hush = () => {
    announcer.forget();
    speaker()?.cancel();
    sentence.value = '';
  };
  forgets(hush);
  const isHeard = computed(() => access.value.speech && !store.attracting.value);
  const tick = ofPage(0);
  effect(() => {
    if (!isHeard.value) return hush();
    // Browsers look for their voices once they are asked: by the first sentence they know of them.
    speaker()?.getVoices();
    // Over a picture at rest no look comes that would ask whether its class led for long enough.
    const timer = setInterval(() => tick.value++, ASK_MS);
    return () => clearInterval(timer);
  });
  effect(() => {
    if (!isHeard.value) return;
    void tick.value;
    const leader = store.seenOfPicture.value?.result.ranking.classes[0] ?? null;
    const said = announcer.follow(leader, performance.now());
    if (!said) return;
    sentence.value = sentenceOf(said);
    const voice = ownVoice();
    speaker()?.cancel();
    if (!voice) return;
    const spoken = new SpeechSynthesisUtterance(sentence.value);
    Object.assign(spoken, { voice, lang: voice.lang });
    speaker()?.speak(spoken);
  });
}
