/** A session as one HTML file: no script, nothing fetched, every word escaped. */
import { escapeHtml } from '../../media/escape_html.ts';
import { percent, wholePercent } from '../format.ts';
import { language, t } from '../language/language.ts';
import type { ChallengeEntry, Entry, PredictEntry, ViewEntry } from './classroom_store.ts';
import { hasPhones, networksAnswer, votesFor } from './scoring.ts';

const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1a1c20; background: #fff; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font: 400 2rem/1.2 Georgia, serif; margin: 0 0 .25rem; }
h2 { font: 400 1.25rem/1.3 Georgia, serif; margin: 0; }
header p, .when { color: #5b5f66; margin: 0; }
article { display: flex; flex-wrap: wrap; gap: 1.25rem; padding: 1.25rem 0; border-top: 1px solid #d5d7db; break-inside: avoid; }
article img { width: 15rem; height: auto; align-self: flex-start; border-radius: 6px; }
article > div { flex: 1 1 18rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin: .5rem 0 0; }
dt { color: #5b5f66; } dd { margin: 0; }
table { border-collapse: collapse; margin-top: .5rem; }
th, td { padding: .15rem 1rem .15rem 0; text-align: start; font-weight: 400; }
thead th { color: #5b5f66; } td { font-variant-numeric: tabular-nums; }
.network th, .network td { font-weight: 600; }
.score { margin: .5rem 0 0; font-weight: 600; }
`;

const clock = (at: Date) => at.toLocaleTimeString(language.value, { hour: '2-digit', minute: '2-digit' });

/**
 * The whole file.
 * @param session what was shown, in its order
 * @param nameOf what a class is called in the language of the page
 */
export function sessionPage(session: readonly Entry[], nameOf: (label: string) => string): string {
  const title = t('classroom.sessionTitle');
  const day = (session[0]?.at ?? new Date()).toLocaleDateString(language.value, { dateStyle: 'long' });
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${language.value}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title}, ${day}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(`${day} · ${t('classroom.entries', { count: session.length })}`)}</p></header>
${session.map((entry) => articleOf(entry, nameOf)).join('\n')}
</body>
</html>
`;
}

function articleOf(entry: Entry, nameOf: (label: string) => string): string {
  const [title, body] = wordsOf(entry, nameOf);
  const picture = entry.picture ? `<img src="${escapeHtml(entry.picture)}" alt="">` : '';
  const when = escapeHtml([clock(entry.at), entry.network].filter(Boolean).join(' · '));
  return `<article>${picture}<div><p class="when">${when}</p><h2>${escapeHtml(title)}</h2>${body}</div></article>`;
}

function wordsOf(entry: Entry, nameOf: (label: string) => string): [title: string, body: string] {
  if (entry.kind === 'view') return [entry.title, settingsOf(entry)];
  if (entry.kind === 'predict') return [t('classroom.predict'), votesOf(entry, nameOf)];
  return [challengeTitle(entry, nameOf), challengeWords(entry)];
}

const settingsOf = ({ settings }: ViewEntry): string =>
  `<dl>${settings.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;

function votesOf(entry: PredictEntry, nameOf: (label: string) => string): string {
  const best = networksAnswer(entry.answers);
  const rows = entry.answers.map((answer) => {
    const mark = answer === best ? ' class="network"' : '';
    const share = escapeHtml(percent(answer.probability ?? 0));
    return `<tr${mark}><th scope="row">${escapeHtml(nameOf(answer.label))}</th><td>${votesFor(answer)}</td><td>${share}</td></tr>`;
  });
  const rest = `<tr><th scope="row">${escapeHtml(t('classroom.anotherThing'))}</th><td></td><td>${escapeHtml(percent(entry.rest))}</td></tr>`;
  const heads = [
    '',
    t(hasPhones(entry.answers) ? 'phones.votes' : 'classroom.hands'),
    t('classroom.network'),
  ];
  const head = heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}${rest}</tbody></table>${scoreOf(scoreWords(entry))}`;
}

const scoreOf = (words: string) => `<p class="score">${escapeHtml(words)}</p>`;

/** What a round was worth, in words. */
export function scoreWords(entry: PredictEntry | ChallengeEntry): string {
  if (entry.kind === 'predict')
    return entry.score === null
      ? t('classroom.nobodyVoted')
      : t(hasPhones(entry.answers) ? 'phones.agreed' : 'classroom.agreed', {
          share: wholePercent(entry.score),
        });
  const { first, best } = entry.standing;
  if (best === null || first === null) return t('classroom.neverSeen');
  if (entry.kind === 'make') return t('classroom.reached', { share: percent(best) });
  if (!entry.isThere) return t('classroom.wasGone');
  return t('classroom.fell', { first: percent(first), lowest: percent(best) });
}

const challengeWords = (entry: ChallengeEntry): string => scoreOf(scoreWords(entry));

/** What a challenge asks for. */
export const challengeTitle = (
  { kind, label }: Pick<ChallengeEntry, 'kind' | 'label'>,
  nameOf: (label: string) => string,
): string => t(kind === 'make' ? 'classroom.makeItSay' : 'classroom.hideFromIt', { thing: nameOf(label) });
