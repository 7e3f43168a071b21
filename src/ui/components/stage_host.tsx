import { useEffect, useRef } from 'preact/hooks';
import { type Lack, openStage } from '../../render/open_stage.ts';
import type { Stage } from '../../render/stage.ts';
import { listenToMap } from '../embedding/map_pointer.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { listenToPointer } from '../stage_pointer.ts';
import * as store from '../store.ts';
import { wordsOfLack } from './stage_lack.ts';

/** The element that holds the drawing surface; pointer and wheel go to what lies under them. */
export function StageHost() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let stopListening = () => {};
    const { clean, kiosk } = store.configured.value;
    const use = (stage: Stage, lack: Lack | null) => {
      stopListening();
      // The map's hands first: they keep what is theirs. A stage that stands alone is for eyes only.
      const stops = clean
        ? []
        : [...(stage.map ? [listenToMap(element, stage, stage.map)] : []), listenToPointer(element, stage)];
      stopListening = () => {
        for (const stop of stops) stop();
      };
      store.stage.value = stage;
      store.stageLack.value = lack;
      // It is for who sets an exhibit up, not for its visitors: the performance panel holds it.
      if (lack && !store.kiosk.value)
        notify('hint', t('shell.drawnWithoutTheGraphicsCard'), wordsOfLack(lack));
    };
    // A kiosk lies on nothing; any other stage that stands alone is laid over something by another program.
    openStage(element, use, clean && !kiosk).catch(notifyError);
    const measure = () =>
      (store.stageSize.value = { width: element.clientWidth, height: element.clientHeight });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    measure();
    return () => {
      sizes.disconnect();
      stopListening();
    };
  }, []);
  return <div ref={host} class="stage" id="stage" role="tabpanel" aria-label={stageLabel()} />;
}

function stageLabel(): string {
  const card = store.card.value;
  return card
    ? t('shell.livePictureTitleShows', { title: card.title, shows: card.caption.shows })
    : t('shell.livePicture');
}
