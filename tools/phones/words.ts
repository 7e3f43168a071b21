/** What pages for phones say, in the languages of the program. */
import { LANGUAGES, type Language } from '../../src/ui/language/languages.ts';

const english = {
  question: 'What will the network say?',
  change: 'You can change it until the round is closed.',
  wait: 'One moment: the next question comes by itself.',
  closed: 'The round is closed.',
  yours: 'Your answer: {answer}',
  says: 'The network says: {answer}',
  hit: 'You knew it.',
  over: 'This room is closed',
  ask: 'Scan the code on the screen again, or ask who runs it.',
  full: 'Too many phones',
};
export type PhoneWords = Readonly<Record<keyof typeof english, string>>;

const WORDS: Readonly<Record<Language, PhoneWords>> = {
  en: english,
  ko: {
    question: '네트워크는 무엇이라고 할까요?',
    change: '투표가 끝날 때까지 바꿀 수 있습니다.',
    wait: '잠시 기다리세요. 다음 질문이 저절로 나옵니다.',
    closed: '투표가 끝났습니다.',
    yours: '내 답: {answer}',
    says: '네트워크의 답: {answer}',
    hit: '맞혔습니다.',
    over: '닫힌 방입니다',
    ask: '화면의 코드를 다시 찍거나 진행자에게 물어보세요.',
    full: '휴대전화가 너무 많습니다',
  },
  de: {
    question: 'Was wird das Netz sagen?',
    change: 'Bis zum Ende der Runde lässt sich die Antwort ändern.',
    wait: 'Einen Moment: Die nächste Frage kommt von selbst.',
    closed: 'Die Runde ist zu Ende.',
    yours: 'Deine Antwort: {answer}',
    says: 'Das Netz sagt: {answer}',
    hit: 'Du hast es gewusst.',
    over: 'Dieser Raum ist geschlossen',
    ask: 'Den Code auf dem Bildschirm noch einmal scannen oder nachfragen.',
    full: 'Zu viele Telefone',
  },
  es: {
    question: '¿Qué dirá la red?',
    change: 'Puedes cambiarla hasta que se cierre la ronda.',
    wait: 'Un momento: la próxima pregunta llega sola.',
    closed: 'La ronda está cerrada.',
    yours: 'Tu respuesta: {answer}',
    says: 'La red dice: {answer}',
    hit: 'Lo sabías.',
    over: 'Esta sala está cerrada',
    ask: 'Escanea otra vez el código de la pantalla o pregunta a quien la dirige.',
    full: 'Demasiados teléfonos',
  },
  ja: {
    question: 'ネットワークは何と答える？',
    change: '締め切りまで変えられます。',
    wait: 'お待ちください。次の質問は自動で出ます。',
    closed: '締め切りました。',
    yours: 'あなたの答え：{answer}',
    says: 'ネットワークの答え：{answer}',
    hit: '当たりです。',
    over: 'この部屋は閉じられました',
    ask: '画面のコードをもう一度読み取るか、係の人に聞いてください。',
    full: '電話が多すぎます',
  },
};

/** @param accepted the header `Accept-Language`: what stands first in it that there is, else English */
export function phoneWords(accepted = ''): { readonly lang: Language; readonly words: PhoneWords } {
  const wished = accepted.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  const lang = wished.flatMap((one) => LANGUAGES.filter((known) => known === one))[0] ?? 'en';
  return { lang, words: WORDS[lang] };
}
