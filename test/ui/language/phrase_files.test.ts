/** A phrase has one translation a language: of two the later file's would win, and nobody would see the other. */
import { expect, it } from 'vitest';

type Phrases = Readonly<Record<string, string>>;
const files = import.meta.glob<Record<string, Phrases>>('../../../src/ui/language/*/*phrases.ts', {
  eager: true,
});
const languageOf = (path: string) => path.split('/').at(-2) ?? '';
const isWhole = (path: string) => path.endsWith('/phrases.ts');
const wholes = Object.entries(files).filter(([path]) => isWhole(path));

it.each(wholes.map(([path, file]) => [languageOf(path), file.phrases as Phrases] as const))(
  '%s says each phrase in one way',
  (language, whole) => {
    const parts = Object.entries(files).filter(([path]) => languageOf(path) === language && !isWhole(path));
    const all = parts.flatMap(([path, file]) =>
      Object.entries(Object.values(file)[0] as Phrases).map(([english, own]) => ({ path, english, own })),
    );
    expect(all.length).toBeGreaterThan(100);
    const count = new Map<string, number>();
    for (const { english } of all) count.set(english, (count.get(english) ?? 0) + 1);
    const twice = all.filter(({ english }) => (count.get(english) ?? 0) > 1);
    const other = all.filter(({ english, own }) => whole[english] !== own);
    expect([...twice, ...other]).toEqual([]);
  },
);
