import { setTarget } from '../actions.ts';
import { percent } from '../format.ts';
import * as store from '../store.ts';

const ROWS = 5;

/** The leading classes. A row belongs to a class: when classes trade places the rows move, nothing jumps. */
export function Ranking() {
  const seen = store.seen.value;
  const card = store.card.value;
  if (!seen) return null;
  const { ranking, target } = seen.look;
  const all = seen.look.picture.kind === 'ranking' ? seen.look.picture.classes : ranking.classes;
  const rows = seen.look.picture.kind === 'ranking' ? all : all.slice(0, ROWS);
  const choosable = card?.targets.includes('class') ?? false;
  const looked = target?.kind === 'class' ? target.index : null;
  const byClass = [...rows].sort((a, b) => a.index - b.index);
  return (
    <section class="panel-section" aria-label="What the network sees">
      <h2>What the network sees</h2>
      <ol class="ranking" style={{ '--rows': rows.length }}>
        {byClass.map((row) => {
          const rank = rows.indexOf(row);
          return (
            <li
              key={row.index}
              class={row.index === looked ? 'looked-at' : ''}
              style={{ '--rank': rank, '--share': row.probability }}
            >
              <button
                type="button"
                disabled={!choosable}
                title={choosable ? `Look at “${row.label}”` : row.label}
                onClick={() => setTarget({ kind: 'class', index: row.index })}
              >
                <span class="label">{row.label}</span>
                <span class="share">{percent(row.probability)}</span>
                <span class="bar" aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
