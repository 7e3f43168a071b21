import { ofVisitor } from '../kiosk/forgets.ts';
import { pause } from '../pause.ts';
import { Formula, LETTERS } from './formula.tsx';
import { handOutPictures, keepPicture } from './hand_out_pictures.ts';
import { writePlace } from './place.ts';
import type { Stop } from './tour_files.ts';
import * as tour from './tour_store.ts';

/** What is on paper; empty while nothing is printed. */
const printed = ofVisitor<readonly Stop[]>([]);

/** What is not there by then is not printed: a file that does not come holds nothing up. */
const LONGEST_WAIT_MS = 5000;
const LOOK_MS = 20;

const onPaper = (what: string) => [...document.querySelectorAll<HTMLElement>(`.hand-out ${what}`)];

async function print(stops: readonly Stop[]): Promise<void> {
  await keepPicture();
  printed.value = stops;
  await laidOut(stops.filter(({ formula }) => formula).length);
  addEventListener('afterprint', () => (printed.value = []), { once: true });
  window.print();
}

/** Until the paper has so many formulas, in their letters, and its pictures. */
async function laidOut(formulas: number): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  do {
    await pause(LOOK_MS);
  } while (onPaper('math').length < formulas && performance.now() < until);
  const pictures = onPaper('img').map((one) => (one as HTMLImageElement).decode());
  // Nothing on screen asks for the letters: the paper is seen by the printer alone.
  const rest = Promise.allSettled([document.fonts.load(LETTERS), document.fonts.ready, ...pictures]);
  await Promise.race([rest, pause(until - performance.now())]);
}

/** The hand-out of the present stop, with the pictures of this camera. */
export const printStop = (): void => void (tour.stop.value && print([tour.stop.value]));

/** Those of all stops. */
export function printAll(): void {
  tour.overviewOpen.value = false;
  void print(tour.stops.value);
}

/** On paper only. */
export function HandOut() {
  const stops = printed.value;
  if (stops.length === 0) return null;
  const { title, language } = tour.tour.value ?? {};
  return (
    <div class="hand-out" lang={language}>
      {stops.map((stop) => (
        <article key={stop.id}>
          <p class="hand-out-series">Convoscope · {title}</p>
          <h1>
            {tour.stops.value.indexOf(stop) + 1}. {stop.title}
          </h1>
          {stop.steps.map((step, at) => {
            const picture = handOutPictures.value.get(writePlace({ stop: stop.id, step: at }));
            return (
              <section key={step.id}>
                {picture && <img src={picture} alt="" />}
                <div>
                  <p class="hand-out-text">{step.text}</p>
                  {step.more && <p>{step.more}</p>}
                </div>
              </section>
            );
          })}
          {stop.formula && <Formula {...stop.formula} />}
          <section class="hand-out-question">
            <h2>{stop.question.ask}</h2>
            <p>{stop.question.try}</p>
            <div class="hand-out-lines" />
          </section>
        </article>
      ))}
    </div>
  );
}
