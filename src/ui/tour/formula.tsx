import { useEffect, useRef } from 'preact/hooks';

interface FormulaProps {
  latex: string;
  words: string;
}

/** A formula in MathML. Its library and its letters are loaded where there is one. */
export function Formula({ latex, words }: FormulaProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isWanted = true;
    void Promise.all([import('temml'), import('./formula.css')]).then(([{ default: temml }]) => {
      if (isWanted && place.current) temml.render(latex, place.current, { displayMode: true, wrap: 'none' });
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
