import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/ui/classroom/classroom_store.ts';
import { sessionPage } from '../../../src/ui/classroom/session_page.ts';

const moment = {
  at: new Date('2026-05-04T10:30:00'),
  picture: 'data:image/jpeg;base64,AAAA',
  network: 'A & B',
};
const EVIL = `<script>alert("x")</script><img src=x onerror='y'>`;

const SESSION: readonly Entry[] = [
  { ...moment, kind: 'view', title: EVIL, settings: [[EVIL, EVIL]] },
  {
    ...{ ...moment, kind: 'predict', score: 0.75, rest: 0.1 },
    answers: [
      { index: 1, label: EVIL, votes: 3, byPhone: 0, probability: 0.8 },
      { index: 2, label: 'dog', votes: 1, byPhone: 0, probability: 0.1 },
    ],
  },
  {
    ...moment,
    kind: 'make',
    label: 'goldfish',
    standing: { first: 0.1, best: 0.62 },
    score: 0.62,
    isThere: true,
  },
  { ...moment, kind: 'hide', label: 'cup', standing: { first: 0.8, best: 0.02 }, score: 0, isThere: false },
];

describe('the page of a session', () => {
  const page = sessionPage(SESSION, (label) => label);

  it('holds no tag that came from a name, and nothing that runs or is fetched', () => {
    expect(page).not.toMatch(/<script|<img src=x|<link|<iframe/i);
    // In tags themselves: the text of a name may say it.
    expect([...page.matchAll(/<[^>]*\son\w+=[^>]*>/gi)]).toEqual([]);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toMatch(/^data:image/);
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; img-src data:/);
  });

  it('says votes beside probabilities, and what each round was worth', () => {
    expect(page).toMatch(/<tr class="network"><th scope="row">&lt;script.*<td>3<\/td><td>80 %<\/td>/);
    expect(page).toMatch(/dog<\/th><td>1<\/td><td>10 %/);
    expect(page).toMatch(/Anything else<\/th><td><\/td><td>10 %/);
    expect(page).toContain('75 % of the hands');
    expect(page).toContain('Reached 62 %');
    expect(page).toContain('it was not in the picture any more');
    expect(page).toContain('A &amp; B');
    expect(page.match(/<article>/g)).toHaveLength(4);
  });
});
