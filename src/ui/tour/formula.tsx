import { useEffect, useRef } from 'preact/hooks';

interface FormulaProps {
  latex: string;
  words: string;
}

/** What they are written in, as FontFaceSet.load takes it; formula.css brings it. */
export const LETTERS = '1em "STIX Two Math"';

/** The library that writes formulas, with its letters. */
async function loadFormulas() {
  const [{ default: temml }] = await Promise.all([import('temml'), import('./formula.css')]);
  return temml;
}

/** Makes a formula that is wider than its place smaller, down to what can be read; beyond that it scrolls. */
function shrink(place: HTMLElement): void {
  const share = place.clientWidth / place.scrollWidth;
  if (share < 1) place.style.fontSize = `${Math.max(SMALLEST, share)}em`;
}
const SMALLEST = 0.7;

/** A formula in MathML. What it needs is loaded where there is one. */
export function Formula({ latex, words }: FormulaProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isWanted = true;
    void loadFormulas().then((temml) => {
      if (!isWanted || !place.current) return;
      temml.render(latex, place.current, { displayMode: true, wrap: 'none' });
      shrink(place.current);
    });
    return () => {
      isWanted = false;
    };
  }, [latex]);
  return (
    <figure class="formula">
      <div ref={place} />
      {words && <figcaption>{words}</figcaption>}
    </figure>
  );
}
