/** Korean particles that depend on the last sound before them: a message holds both, `{name}을(를)`, for any word. */

/** What follows a consonant, and what follows a vowel. */
const FORMS: Readonly<Record<string, readonly [consonant: string, vowel: string]>> = {
  '을(를)': ['을', '를'],
  '이(가)': ['이', '가'],
  '은(는)': ['은', '는'],
  '와(과)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)라': ['이라', '라'],
};

/** The sign that is heard last, what is not heard behind it (marks, an explanation in brackets), and both particles. */
const PAIR = /(\S)((?: ?\([^()]*\)|[”"’'\])])*)([을이은와]\([를가는과]\)|\(으\)로|\(이\)라)/g;

/** From 0 to 9, as they are read. */
const DIGITS = '영일이삼사오육칠팔구';

/** Hangul syllables as Unicode has them: 28 endings each, of which the first is none. */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const ENDINGS = 28;
const RIEUL = 8;

/** The consonant that a sign ends with: 0 is none; null where nobody knows how it is read. */
function endingOf(sign: string): number | null {
  const code = (DIGITS[Number.parseInt(sign, 10)] ?? sign).charCodeAt(0);
  return code >= FIRST && code <= LAST ? (code - FIRST) % ENDINGS : null;
}

/**
 * A finished sentence with the particles that fit its words. Both stay behind Latin letters and other signs.
 * @param text in Korean, its values in their places
 */
export const withParticles = (text: string): string =>
  text.replace(PAIR, (all: string, sign: string, unheard: string, pair: string) => {
    const ending = endingOf(sign);
    const forms = FORMS[pair];
    if (ending === null || !forms) return all;
    const isOpen = ending === 0 || (ending === RIEUL && pair === '(으)로');
    return `${sign}${unheard}${forms[isOpen ? 1 : 0]}`;
  });
