import { ArrowLeft, ArrowRight, List, Paintbrush, Printer, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { Formula } from './formula.tsx';
import { printStop } from './hand_out.tsx';
import { leaveTour, openOverview, stepTour } from './tour_control.ts';
import type { Step, Stop } from './tour_files.ts';
import * as tour from './tour_store.ts';

/** Where a person stands on the tour: what there is to see, and the way on. */
export function TourCard() {
  const stop = tour.stop.value;
  const card = useRef<HTMLElement>(null);
  const page = tour.place.value?.step ?? 0;
  // Each page begins at its top.
  useEffect(() => {
    if (stop) card.current?.closest('.panel')?.scrollTo({ top: 0 });
  }, [stop, page]);
  if (!stop) return null;
  const step = tour.step.value;
  return (
    <section ref={card} class="tour" aria-label={t('tour.the')} lang={tour.tour.value?.language}>
      <header>
        <p class="tour-count">
          {t('tour.count', { stop: tour.stopNumber.value + 1, stops: tour.stops.value.length })}
        </p>
        <IconButton icon={List} label={t('tour.all')} shortcut="Home" onClick={() => void openOverview()} />
        {!store.kiosk.value && <IconButton icon={Printer} label={t('tour.print')} onClick={printStop} />}
        <IconButton icon={X} label={t('tour.leave')} onClick={leaveTour} />
      </header>
      <h1>{stop.title}</h1>
      <div class="tour-words" aria-live="polite">
        {step ? <StepWords stop={stop} step={step} /> : <Question stop={stop} />}
      </div>
      <TourWay stop={stop} page={page} />
    </section>
  );
}

function StepWords({ stop, step }: { stop: Stop; step: Step }) {
  const { studio } = useCommands();
  return (
    <>
      <p class="tour-text">{step.text}</p>
      {step.more && <p class="tour-more">{step.more}</p>}
      {step.paint && (
        <button type="button" class="tour-paint" onClick={studio.paintFirst}>
          <Paintbrush size={18} strokeWidth={1.6} aria-hidden="true" />
          {t('tour.paint')}
        </button>
      )}
      {stop.formula && step === stop.steps.at(-1) && <Formula {...stop.formula} />}
    </>
  );
}

function Question({ stop }: { stop: Stop }) {
  const { ask, try: way, answer } = stop.question;
  return (
    <>
      <p class="tour-text">{ask}</p>
      <p class="tour-more">
        <b>{t('tour.findOut')}</b> {way}
      </p>
      <details key={stop.id} class="tour-answer">
        <summary>{t('tour.answer')}</summary>
        <p>{answer}</p>
      </details>
    </>
  );
}

function TourWay({ stop, page }: { stop: Stop; page: number }) {
  const pages = tour.pageCount(stop);
  const isLast = tour.placeAt(1) === null;
  return (
    <nav class="tour-way" aria-label={t('tour.way')}>
      <button type="button" disabled={tour.placeAt(-1) === null} onClick={() => stepTour(-1)}>
        <ArrowLeft size={18} strokeWidth={1.6} aria-hidden="true" />
        {t('tour.back')}
      </button>
      <p class="tour-pages" role="img" aria-label={t('tour.page', { page: page + 1, pages })}>
        {Array.from({ length: pages }, (_, at) => (
          <span key={at} class={at === page ? 'here' : ''}>
            {at === pages - 1 ? '?' : ''}
          </span>
        ))}
      </p>
      <button type="button" class="on" onClick={() => stepTour(1)}>
        {t(isLast ? 'tour.end' : 'tour.next')}
        <ArrowRight size={18} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </nav>
  );
}
