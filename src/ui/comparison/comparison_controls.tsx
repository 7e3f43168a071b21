import { ArrowLeftRight, X } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { NetworkProvider } from '../components/network_context.ts';
import { ParameterList } from '../components/parameter_controls.tsx';
import { choices, titleOf } from '../networks/networks_store.ts';
import { PointingControls } from '../pointing/pointing_controls.tsx';
import * as store from '../store.ts';
import {
  cutOut,
  setComparisonNetwork,
  setComparisonParameter,
  showComparison,
  standsOnOther,
  swapViews,
  toggleMeter,
} from './comparison.ts';

const MAPS: readonly string[] = ['heat', 'image'];

/** The second view of the same frame, and what can be asked of the map on screen. */
export function ComparisonControls() {
  const card = store.comparisonCard.value;
  const techniques = store.comparisonCards.value;
  const map = store.latest.value?.result.picture;
  const picture = map?.kind ?? '';
  if (techniques.length === 0 || store.card.value?.repaints) return null;
  return (
    <section class="panel-section" aria-label="View beside this one">
      <header class="section-head">
        <h2>Beside it</h2>
        {card && (
          <>
            {store.comparison.value?.network === undefined && (
              <IconButton icon={ArrowLeftRight} label="Let the two views trade places" onClick={swapViews} />
            )}
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
      {card && <OtherNetwork />}
      {card && store.comparisonNetwork.value && (
        <NetworkProvider value={store.comparisonNetwork.value}>
          <ParameterList
            key={`${card.id} ${store.comparisonNetwork.value.id}`}
            {...card}
            values={store.comparisonParameters.value}
            onChange={setComparisonParameter}
          />
        </NetworkProvider>
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
      {map?.kind === 'heat' && <PointingControls map={map} />}
    </section>
  );
}

/** Which network looks there: the same, or another one at the same frame. Nothing where there is no other. */
function OtherNetwork() {
  const beside = store.comparison.value;
  const listed = choices.value.filter(({ id }) => id !== store.networkId.value);
  const now = beside?.network;
  const isListed = now === undefined || listed.some(({ id }) => id === now);
  const others = isListed ? listed : [...listed, { id: now, title: titleOf(now) }];
  if (others.length === 0 || !beside || !standsOnOther(beside.technique)) return null;
  const own = store.catalogue.value?.network.title ?? '';
  return (
    <select
      class="select"
      aria-label="Network of the view beside this one"
      value={beside.network ?? ''}
      onChange={(event) => setComparisonNetwork(event.currentTarget.value || undefined)}
    >
      <option value="">{`by ${own}, too`}</option>
      {others.map(({ id, title }) => (
        <option key={id} value={id}>
          {`by ${title}`}
        </option>
      ))}
    </select>
  );
}
