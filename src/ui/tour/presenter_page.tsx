/** The presenter's window: what to say, what comes next, how long it takes, and the way on. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { ofPage } from '../kiosk/forgets.ts';
import { beginWith, language, offeredLanguages, t } from '../language/language.ts';
import type { Language } from '../language/languages.ts';
import { Formula } from './formula.tsx';
import { openChannel, type Standing, type Told } from './tour_channel.ts';
import { loadTour, type Stop, type Tour } from './tour_files.ts';

const SECOND_MS = 1000;

/** @param folder address of the folder that holds the tour's files */
export async function startPresenter(host: HTMLElement, folder: string): Promise<void> {
  document.documentElement.classList.add('presenting');
  const tour = ofPage(await loadTour(folder, language.value));
  const standing = ofPage<Standing['place']>(null);
  const since = ofPage(Date.now());
  const now = ofPage(Date.now());
  /** What the page speaks. */
  let wanted = language.peek();
  const speak = async (mine: Language): Promise<void> => {
    const loaded = await loadTour(folder, mine);
    if (mine !== wanted) return;
    await beginWith(mine, offeredLanguages.peek());
    if (mine === language.peek()) tour.value = loaded;
    // It has changed meanwhile, be it to the one that was spoken here until then.
    if (mine !== wanted) await speak(wanted);
  };
  const tell = openChannel<Told, Told | Standing>((told) => {
    if (!('place' in told)) return;
    standing.value = told.place;
    wanted = told.language;
    // What cannot be fetched is asked for again when the page next tells something.
    if (wanted !== language.peek()) speak(wanted).catch(() => {});
  });
  tell({ ask: 'place' });
  let stop: string | undefined;
  effect(() => {
    if (standing.value?.stop === stop) return;
    stop = standing.value?.stop;
    since.value = Date.now();
  });
  setInterval(() => (now.value = Date.now()), SECOND_MS);
  addEventListener('keydown', (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || isOfControl(event)) return;
    event.preventDefault();
    if (!event.repeat) tell({ by });
  });
  const App = () => (
    <PresenterPage
      {...{ tour: tour.value, tell, place: standing.value }}
      seconds={Math.max(0, Math.floor((now.value - since.value) / SECOND_MS))}
    />
  );
  render(<App />, host);
}

const STEPS: Readonly<Record<string, -1 | 1>> = {
  ...{ PageDown: 1, ArrowRight: 1, ' ': 1 },
  ...{ PageUp: -1, ArrowLeft: -1 },
};

/** Whether a key belongs to what has the focus. A remote control's Page keys turn pages wherever that is. */
function isOfControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || key.startsWith('Page')) return false;
  return target.matches(key === ' ' ? 'button, select' : 'select');
}

interface PresenterProps {
  tour: Tour;
  place: Standing['place'];
  /** At this stop. */
  seconds: number;
  tell: (told: Told) => void;
}

function PresenterPage({ tour, place, seconds, tell }: PresenterProps) {
  const at = tour.stops.findIndex(({ id }) => id === place?.stop);
  const stop = tour.stops[at];
  const next = tour.stops[at + 1];
  return (
    <main class="presenter" lang={tour.language}>
      <header>
        <h1>{stop ? `${at + 1}. ${stop.title}` : tour.title}</h1>
        {stop && (
          <p class={seconds > 60 * stop.minutes ? 'late' : ''} role="timer">
            {t('tour.time', { time: clock(seconds), minutes: stop.minutes })}
          </p>
        )}
      </header>
      {stop && place ? <PresentedStop stop={stop} page={place.step} /> : <p>{tour.about}</p>}
      <nav aria-label={t('tour.way')}>
        <button type="button" disabled={!stop} onClick={() => tell({ by: -1 })}>
          {t('tour.back')}
        </button>
        {stop ? (
          <button type="button" class="on" onClick={() => tell({ by: 1 })}>
            {t('tour.next')}
          </button>
        ) : (
          <button
            type="button"
            class="on"
            onClick={() => tour.stops[0] && tell({ to: tour.stops[0].id, begins: true })}
          >
            {t('tour.begin')}
          </button>
        )}
        <label>
          {t('tour.goTo')}{' '}
          <select
            value={stop?.id ?? ''}
            onChange={({ currentTarget }) => tell({ to: currentTarget.value, begins: !stop })}
          >
            {tour.stops.map(({ id, title }, number) => (
              <option key={id} value={id}>
                {number + 1}. {title}
              </option>
            ))}
          </select>
        </label>
        {next && <p class="help">{t('tour.after', { title: next.title })}</p>}
      </nav>
    </main>
  );
}

function PresentedStop({ stop, page }: { stop: Stop; page: number }) {
  const { ask, try: way, answer } = stop.question;
  return (
    <>
      <p class="presenter-notes">{stop.notes}</p>
      <ol>
        {stop.steps.map((step, at) => (
          <li key={step.id} class={at === page ? 'here' : ''}>
            <p>{step.text}</p>
            {step.more && <p class="help">{step.more}</p>}
          </li>
        ))}
        <li class={page === stop.steps.length ? 'here' : ''}>
          <p>{ask}</p>
          <p class="help">{way}</p>
          <p class="help">→ {answer}</p>
        </li>
      </ol>
      {stop.formula && <Formula {...stop.formula} />}
    </>
  );
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
