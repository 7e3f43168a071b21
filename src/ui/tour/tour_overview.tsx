import { Check, GraduationCap, Presentation, Printer, X } from 'lucide-preact';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { printAll } from './hand_out.tsx';
import { openPresenter } from './presenter.ts';
import { goTo } from './tour_control.ts';
import * as tour from './tour_store.ts';

/** All stops of the tour, those that were seen marked. */
export function TourOverview() {
  const open = tour.overviewOpen.value;
  const { classroom } = useCommands();
  const dialog = useModal(open);
  const close = () => (tour.overviewOpen.value = false);
  const openClassroom = () => {
    close();
    classroom.open();
  };
  // While its files are on their way.
  const { title = t('tour.the'), about = '', language } = tour.tour.value ?? {};
  const stops = tour.stops.value;
  const minutes = stops.reduce((sum, stop) => sum + stop.minutes, 0);
  return (
    <dialog
      ref={dialog}
      class="help-overlay tour-overview"
      aria-label={title}
      lang={language}
      onClose={close}
    >
      <div class="dialog-head">
        <h1>{title}</h1>
        <IconButton icon={X} label={t('tour.close')} onClick={close} />
      </div>
      <p>{about}</p>
      <ol>
        {stops.map((stop, at) => {
          const isSeen = tour.seen.value.includes(stop.id);
          const isHere = stop.id === tour.place.value?.stop;
          return (
            <li key={stop.id}>
              <button
                type="button"
                aria-current={isHere ? 'step' : undefined}
                onClick={() => void goTo({ stop: stop.id, step: 0 })}
              >
                <span class="tour-number">{at + 1}</span>
                <span>{stop.title}</span>
                {isSeen && <Check size={16} strokeWidth={1.8} role="img" aria-label={t('tour.seen')} />}
                <span class="tour-minutes">{t('tour.minutes', { minutes: stop.minutes })}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {store.hasTool('classroom') && (
        <button type="button" class="tour-class" onClick={openClassroom}>
          <GraduationCap size={18} strokeWidth={1.6} aria-hidden="true" />
          {t('classroom.the')}
        </button>
      )}
      {!store.kiosk.value && (
        <footer>
          <p class="help">{t('tour.lesson', { minutes })}</p>
          <button type="button" onClick={openPresenter}>
            <Presentation size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('tour.presenter')}
          </button>
          <button type="button" onClick={printAll}>
            <Printer size={18} strokeWidth={1.6} aria-hidden="true" />
            {t('tour.printAll')}
          </button>
        </footer>
      )}
    </dialog>
  );
}
