import { ArrowLeftRight, X } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { ParameterList } from '../components/parameter_controls.tsx';
import * as store from '../store.ts';
import { cutOut, setComparisonParameter, showComparison, swapViews, toggleMeter } from './comparison.ts';

const MAPS: readonly string[] = ['heat', 'image'];

/** The second view of the same frame, and what can be asked of the map on screen. */
export function ComparisonControls() {
  const card = store.besideCard.value;
  const techniques = store.besideCards.value;
  const picture = store.latest.value?.look.picture.kind ?? '';
  if (techniques.length === 0 || store.card.value?.repaints) return null;
  return (
    <section class="panel-section" aria-label="View beside this one">
      <header class="section-head">
        <h2>Beside it</h2>
        {card && (
          <>
            <IconButton icon={ArrowLeftRight} label="Let the two views trade places" onClick={swapViews} />
            <IconButton icon={X} label="One view only" shortcut="W" onClick={() => showComparison(null)} />
          </>
        )}
      </header>
      <select
        class="select"
        aria-label="View beside this one"
        value={card?.id ?? ''}
        onChange={(event) => showComparison(event.currentTarget.value || null)}
      >
        <option value="">Nothing</option>
        {techniques.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {card && (
        <ParameterList
          key={card.id}
          {...card}
          values={store.besideParameters.value}
          onChange={setComparisonParameter}
        />
      )}
      {MAPS.includes(picture) && !card && (
        <div class="button-row">
          <button type="button" class="text-button" title="U" onClick={toggleMeter}>
            How faithful is this map?
          </button>
          <button type="button" class="text-button" title="E" onClick={cutOut}>
            Cut the thing out
          </button>
        </div>
      )}
    </section>
  );
}
