import { ArrowLeftRight, X } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { NetworkProvider } from '../components/network_context.ts';
import { ParameterList } from '../components/parameter_controls.tsx';
import { Switch } from '../components/switch.tsx';
import { ShownToCamera } from '../fool/shown_to_camera.tsx';
import { shortcut } from '../keys/shortcut.tsx';
import { className, t } from '../language/language.ts';
import { choices, titleOf } from '../networks/networks_store.ts';
import { PointingControls } from '../pointing/pointing_controls.tsx';
import * as store from '../store.ts';
import {
  cutOut,
  setComparisonClass,
  setComparisonNetwork,
  setComparisonParameter,
  showComparison,
  standsOnOther,
  swapViews,
  toggleMeter,
} from './comparison.ts';
import { canDiffer, showsDifference } from './difference.ts';

const MAPS: readonly string[] = ['heat', 'image'];

/** The second view of the same frame, and what can be asked of the map on screen. */
export function ComparisonControls() {
  const card = store.comparisonCard.value;
  const techniques = store.comparisonCards.value;
  const map = store.latest.value?.result.picture;
  const picture = map?.kind ?? '';
  const areMaps = store.latest.value !== null && canDiffer(store.latest.value.result);
  if (techniques.length === 0 || store.card.value?.repaints) return null;
  return (
    <section class="panel-section" aria-label={t('comparison.viewBesideThisOne')}>
      <header class="section-head">
        <h2>{t('comparison.besideIt')}</h2>
        {card && (
          <>
            {store.comparison.value?.network === undefined && (
              <IconButton
                icon={ArrowLeftRight}
                label={t('comparison.letTheTwoViewsTrade')}
                onClick={swapViews}
              />
            )}
            <IconButton
              icon={X}
              label={t('comparison.oneViewOnly')}
              shortcut="W"
              onClick={() => showComparison(null)}
            />
          </>
        )}
      </header>
      <select
        class="select"
        aria-label={t('comparison.viewBesideThisOne')}
        value={card?.id ?? ''}
        onChange={(event) => showComparison(event.currentTarget.value || null)}
      >
        <option value="">{t('comparison.nothing')}</option>
        {techniques.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {card && <OtherNetwork />}
      {card?.targets.includes('class') && <OtherClass />}
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
      {card && areMaps && (
        <Switch
          label={t('comparison.difference')}
          help={t('comparison.differenceHelp')}
          checked={showsDifference.value}
          onChange={(on) => (showsDifference.value = on)}
        />
      )}
      {MAPS.includes(picture) && !card && (
        <div class="button-row">
          <button type="button" class="text-button" title={shortcut('U')} onClick={toggleMeter}>
            {t('comparison.howFaithfulIsThisMap')}
          </button>
          <button type="button" class="text-button" title={shortcut('E')} onClick={cutOut}>
            {t('comparison.cutTheThingOut')}
          </button>
        </div>
      )}
      {map?.kind === 'fooled' && <ShownToCamera picture={map} />}
      {map?.kind === 'heat' && <PointingControls map={map} />}
    </section>
  );
}

/** Which class the second view looks at: that of the first one, or another one of those that lead. */
function OtherClass() {
  const chosen = store.comparison.value?.ofClass;
  const leading = store.seenOfPicture.value?.result.ranking.classes.map(({ label }) => label) ?? [];
  const labels = chosen === undefined || leading.includes(chosen) ? leading : [...leading, chosen];
  if (labels.length < 2) return null;
  return (
    <select
      class="select"
      aria-label={t('comparison.classOfTheViewBeside')}
      value={chosen ?? ''}
      onChange={({ currentTarget }) => setComparisonClass(currentTarget.value || undefined)}
    >
      <option value="">{t('comparison.sameClass')}</option>
      {labels.map((label) => (
        <option key={label} value={label}>
          {t('comparison.forClass', { name: className(label) })}
        </option>
      ))}
    </select>
  );
}

/** Which network looks there: the same, or another one at the same frame. Nothing where there is no other. */
function OtherNetwork() {
  const beside = store.comparison.value;
  // The network itself, whole, shows what the channels did that are switched off.
  const isWhole = store.ablation.value.length === 0 && beside?.network !== store.networkId.value;
  const listed = choices.value.filter(({ id }) => !isWhole || id !== store.networkId.value);
  const now = beside?.network;
  const isListed = now === undefined || listed.some(({ id }) => id === now);
  const others = isListed ? listed : [...listed, { id: now, title: titleOf(now) }];
  if (others.length === 0 || !beside || !standsOnOther(beside.technique)) return null;
  const own = store.catalogue.value?.network.title ?? '';
  return (
    <select
      class="select"
      aria-label={t('comparison.networkOfTheViewBeside')}
      value={beside.network ?? ''}
      onChange={(event) => setComparisonNetwork(event.currentTarget.value || undefined)}
    >
      <option value="">{t('comparison.byToo', { network: own })}</option>
      {others.map(({ id, title }) => (
        <option key={id} value={id}>
          {t(id === store.networkId.value ? 'comparison.allChannels' : 'comparison.by', { network: title })}
        </option>
      ))}
    </select>
  );
}
