import { useModal } from '../components/hooks/use_modal.ts';
import { percent } from '../format.ts';
import { chosenRound } from '../kiosk/round.ts';
import { className, phrase, t } from '../language/language.ts';
import * as store from '../store.ts';
import { House } from './house.tsx';

/** Large words over the live picture, while nobody is there; the first touch takes them away. */
export function AttractScreen() {
  if (!store.showsRound.value) return null;
  const { attract, house } = store.exhibit.value;
  const open = store.openView.value;
  const { techniques = [], slowTechniques = [] } = store.spokenCatalogue.value ?? {};
  const card = [...techniques, ...slowTechniques].find(({ id }) => id === open);
  const own = chosenRound(attract.views)[store.attractStep.value]?.words;
  const leader = store.seenOfPicture.value?.result.ranking.classes[0];
  return (
    <div class="attract">
      <House house={house} />
      <div class="attract-words">
        <h1 class="attract-title">{own ?? phrase(attract.words)}</h1>
        {leader && (
          <p class="attract-seen">
            {t('exhibit.itSeesLabelProbability', {
              label: className(leader.label),
              probability: percent(leader.probability),
            })}
          </p>
        )}
        {card && (
          <p class="attract-view">
            <b>{card.title}</b> {card.caption.shows}
          </p>
        )}
        <p class="attract-hint">{phrase(attract.hint)}</p>
      </div>
    </div>
  );
}

/** Before a visitor is taken to be gone. Any touch, key or movement says that somebody is there. */
export function Countdown() {
  const seconds = store.countdown.value;
  const isOpen = seconds !== null;
  // Modal, so that it lies over other dialogs.
  const dialog = useModal(isOpen);
  return (
    <dialog
      ref={dialog}
      class="countdown"
      role="alertdialog"
      aria-labelledby="still-there"
      aria-describedby="begins-anew"
    >
      <p class="countdown-seconds" aria-hidden="true">
        {seconds}
      </p>
      <h2 id="still-there">{t('exhibit.stillThere')}</h2>
      <p id="begins-anew">{t('exhibit.touchTheScreenToGo')}</p>
    </dialog>
  );
}
