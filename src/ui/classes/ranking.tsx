import type { RankedClass } from '../../contract/picture.ts';
import { setTarget } from '../actions.ts';
import { pointsAt } from '../atlas/pointing.ts';
import { useHeld } from '../components/hooks/use_held.ts';
import { percent } from '../format.ts';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';
import { ROWS, rankedClasses } from './ranked_classes.ts';

const indexOf = ({ index }: RankedClass) => index;

/** The leading classes. A row belongs to a class: when classes trade places the rows move, nothing jumps. */
export function Ranking() {
  const card = store.card.value;
  // A look ranks more classes than stand here.
  const now = [...rankedClasses.value, ...(store.seenOfPicture.value?.result.ranking.classes ?? [])];
  const { rows, list } = useHeld(rankedClasses.value, indexOf, ({ unablated: _, ...row }) => {
    return now.find(({ index }) => index === row.index) ?? { ...row, probability: 0 };
  });
  if (!store.latest.value) return null;
  const target = store.seen.value?.result.target;
  const choosable = card?.targets.includes('class') ?? false;
  const looked = target?.kind === 'class' ? target.index : null;
  const isClassless = store.catalogue.value?.network.labels.length === 0;
  const byClass = [...rows].sort((a, b) => a.index - b.index);
  const byRank = [...rows].sort((a, b) => b.probability - a.probability);
  return (
    <section class="panel-section" aria-label={t('classes.whatTheNetworkSees')}>
      <h2>{t('classes.whatTheNetworkSees')}</h2>
      {isClassless && <p class="help">{t('classes.nothingByNameThisNetwork')}</p>}
      <ol {...list} class="ranking" style={{ '--rows': isClassless ? 0 : rows.length || ROWS }}>
        {byClass.map((row) => {
          const rank = byRank.indexOf(row);
          return (
            <li
              key={row.index}
              data-row={row.index}
              class={row.index === looked ? 'looked-at' : ''}
              style={{ '--rank': rank }}
              aria-posinset={rank + 1}
              aria-setsize={rows.length}
              {...pointsAt({ kind: 'class', index: row.index })}
            >
              <button
                type="button"
                disabled={!choosable}
                title={
                  choosable ? t('classes.lookAtLabel', { label: className(row.label) }) : className(row.label)
                }
                onClick={() => setTarget({ kind: 'class', index: row.index })}
              >
                <span class="label">{className(row.label)}</span>
                <span class="share">
                  {row.unablated !== undefined && <Delta unablated={row.unablated} now={row.probability} />}
                  {now.includes(row) ? percent(row.probability) : '–'}
                </span>
                <Bar {...row} />
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The probability; under an ablation also what it was, so that gain and loss show as the part between the two. */
function Bar({ probability, unablated = probability }: RankedClass) {
  const [low, high] = [Math.min(probability, unablated), Math.max(probability, unablated)];
  const changed = unablated === probability ? '' : probability < unablated ? 'fell' : 'rose';
  return (
    <span
      class={`bar ${changed}`}
      style={{ '--share': probability, '--low': low, '--high': high }}
      aria-hidden="true"
    >
      {changed && <span class="delta-bar" />}
    </span>
  );
}

/** Percentage points against the network with all its channels. */
function Delta({ unablated, now }: { unablated: number; now: number }) {
  const points = Math.round(100 * (now - unablated));
  if (points === 0) return null;
  const [sign, name] = points > 0 ? ['+', 'rose'] : ['−', 'fell'];
  return (
    <span class={`delta ${name}`} title={t('classes.withAllChannels', { unablated: percent(unablated) })}>
      {sign}
      {Math.abs(points)}
    </span>
  );
}
