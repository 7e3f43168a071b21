import { useEffect, useRef } from 'preact/hooks';
import { type Lack, openStage } from '../../render/open_stage.ts';
import { listenToMap } from '../embedding/map_pointer.ts';
import { notify, notifyError } from '../notices_store.ts';
import { listenToPointer } from '../stage_pointer.ts';
import * as store from '../store.ts';

const LACKS: Record<Lack, string> = {
  none: 'This browser gives the page no WebGL. The processor draws pictures, maps and tiles, more slowly; the map of pictures in Embedding is not drawn. Switch on graphics acceleration in the browser’s settings for all of it.',
  lost: 'The browser took WebGL away and did not give it back within 3 seconds. The processor draws pictures, maps and tiles now; the map of pictures in Embedding is not drawn. Load the page again for all of it.',
};

/** The element that holds the drawing surface; pointer and wheel go to what lies under them. */
export function StageHost() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let stopListening = () => {};
    openStage(element, (stage, lack) => {
      stopListening();
      // The map's hands first: they keep what is theirs. A stage that stands alone is for eyes only.
      const stops = store.configured.value.clean
        ? []
        : [...(stage.map ? [listenToMap(element, stage, stage.map)] : []), listenToPointer(element, stage)];
      stopListening = () => {
        for (const stop of stops) stop();
      };
      store.stage.value = stage;
      if (lack) notify('hint', 'Drawn without the graphics card', LACKS[lack]);
    }).catch(notifyError);
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
  return <div ref={host} class="stage" id="stage" role="tabpanel" aria-label={describe()} />;
}

function describe(): string {
  const card = store.card.value;
  return card ? `Live picture: ${card.title}. ${card.caption.shows}` : 'Live picture';
}
