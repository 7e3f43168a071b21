interface FactsProps {
  rows: readonly (readonly string[])[];
  label?: string;
  class?: string;
}

/** Names and their values, a row each. */
export function Facts({ rows, label, class: name }: FactsProps) {
  return (
    <dl class={name} aria-label={label}>
      {rows.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
