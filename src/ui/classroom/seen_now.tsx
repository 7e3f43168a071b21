import { useEffect, useRef } from 'preact/hooks';
import { className, t } from '../language/language.ts';
import * as store from '../store.ts';

/** What the network saw in its newest look, and what it says of it. */
export function SeenNow() {
  const result = store.seenOfPicture.value?.result;
  const picture = result?.features?.picture;
  const leader = result?.ranking.classes[0];
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!picture || !canvas.current) return;
    const { width, height, rgba } = picture;
    Object.assign(canvas.current, { width, height });
    canvas.current.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture]);
  return (
    <figure class="classroom-picture">
      <canvas
        ref={canvas}
        class={store.mirrored.value ? 'mirrored' : ''}
        role="img"
        aria-label={t('classroom.seenNow')}
      />
      <figcaption>{leader && t('classroom.leads', { thing: className(leader.label) })}</figcaption>
    </figure>
  );
}
