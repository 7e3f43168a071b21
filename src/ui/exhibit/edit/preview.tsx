import { useEffect, useRef, useState } from 'preact/hooks';
import { Segmented } from '../../components/segmented.tsx';
import { forgets } from '../../kiosk/forgets.ts';
import { t } from '../../language/language.ts';
import { textOf } from './draft.ts';
import { draft } from './edit_store.ts';

/** So long after the last change the preview is opened anew. */
const SETTLED_MS = 800;
/** Seconds without a hand, so that the screen is soon seen on which nobody is there. */
const SOON = 3;

let shown = '';
const letGo = () => {
  if (shown) URL.revokeObjectURL(shown);
  shown = '';
};
forgets(letGo);

/** The exhibit as the draft says, as large as this screen, scaled into its place. */
export function Preview() {
  const [moment, setMoment] = useState<'start' | 'nobody'>('start');
  const [address, setAddress] = useState('');
  const [width, setWidth] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const text = textOf(draft.value ?? {});
  useEffect(() => {
    const timer = setTimeout(() => {
      letGo();
      shown = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      const query = new URLSearchParams({ kiosk: '1', config: shown });
      if (moment === 'nobody') query.set('idle', `${SOON}`);
      setAddress(`${new URL('.', document.baseURI).href}?${query}`);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, moment]);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watched = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watched.observe(element);
    return () => watched.disconnect();
  }, []);
  return (
    <div class="edit-preview">
      <Segmented
        label={t('staff.preview')}
        options={[
          { value: 'start', label: t('staff.forVisitor') },
          { value: 'nobody', label: t('staff.nobodyThere') },
        ]}
        value={moment}
        onChange={setMoment}
      />
      <div ref={place} class="edit-screen" style={{ height: `${(width * innerHeight) / innerWidth}px` }}>
        {address && (
          <iframe
            key={address}
            title={t('staff.preview')}
            src={address}
            style={{
              width: `${innerWidth}px`,
              height: `${innerHeight}px`,
              transform: `scale(${width / innerWidth})`,
            }}
          />
        )}
      </div>
    </div>
  );
}
