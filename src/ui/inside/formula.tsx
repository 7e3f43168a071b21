import type { ComponentChildren } from 'preact';

/** Mathematics as the browser sets it (MathML). */
export function Formula({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <p class="inside-formula">
      <math aria-label={label}>
        <mrow>{children}</mrow>
      </math>
    </p>
  );
}

export const Name = ({ children }: { children: ComponentChildren }) => <mi>{children}</mi>;
export const Sign = ({ children }: { children: ComponentChildren }) => <mo>{children}</mo>;
export const Value = ({ children }: { children: ComponentChildren }) => <mn>{children}</mn>;
