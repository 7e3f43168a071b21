/** Says what the network sees, aloud by the browser's voice and as text for screen readers. */
import { effect } from '@preact/signals';
import { forgets, ofVisitor } from '../kiosk/forgets.ts';
import { className, language, t } from '../language/language.ts';
import * as store from '../store.ts';
import { access } from './access.ts';
import { Announcer, type Leader } from './announcer.ts';

/** The latest sentence; empty before the first. */
export const sentence = ofVisitor('');

const sentenceOf = ({ label, probability }: Leader) =>
  t('kiosk.sees', { label: className(label), percent: Math.round(100 * probability) });

/** Some browsers have no voice: the sentence is written all the same. */
const voice = () => globalThis.speechSynthesis as SpeechSynthesis | undefined;

/** Follows the leading class while somebody is there who wants to hear it. */
export function describeAloud(): void {
  const announcer = new Announcer();
  const hush = () => {
    announcer.forget();
    voice()?.cancel();
    sentence.value = '';
  };
  forgets(hush);
  effect(() => {
    if (access.value.speech && !store.attracting.value) return;
    hush();
  });
  effect(() => {
    if (!access.value.speech || store.attracting.value) return;
    const leader = store.seenOfPicture.value?.result.ranking.classes[0] ?? null;
    const said = announcer.follow(leader, performance.now());
    if (!said) return;
    sentence.value = sentenceOf(said);
    const speaks = voice();
    if (!speaks) return;
    const spoken = new SpeechSynthesisUtterance(sentence.value);
    spoken.lang = language.value;
    speaks.cancel();
    speaks.speak(spoken);
  });
}
