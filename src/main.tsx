import { showClosed } from './ui/exhibit/closed_screen.tsx';
import { keepProgram } from './ui/exhibit/offline.ts';
import { followKept, isDraft, isKiosk, openExhibit } from './ui/exhibit/open_exhibit.ts';
import { isOpenAt } from './ui/exhibit/opening_hours.ts';
import type { ReadExhibit } from './ui/exhibit/read_exhibit.ts';
import { whenNobodyIsThere } from './ui/exhibit/unattended.ts';
import { keepBrowserAway } from './ui/kiosk/browsers_own.ts';
import { startLanguage } from './ui/language/start_language.ts';
import { startPage } from './ui/page.tsx';
import { reloadOnceServed } from './ui/reload.ts';
import { createLink } from './worker/link.ts';
import { createScanLink } from './worker/patches/scan_link.ts';
import { createStudioLink } from './worker/studio/studio_link.ts';

const here = (path: string) => new URL(path, document.baseURI).href;
const host = document.getElementById('app');
if (!host) throw new Error('index.html has no element with the id "app".');

const exhibit = await openExhibit(location.search, document.baseURI);
await startLanguage(location.search, exhibit);
if (new URLSearchParams(location.search).has('presenter')) {
  const { startPresenter } = await import('./ui/tour/presenter_page.tsx');
  await startPresenter(host, here('tour/'));
} else openProgram(host);

function openProgram(host: HTMLElement): void {
  const { hours } = exhibit.exhibit;
  const open = () => openPage(host, exhibit);
  const isPreview = isDraft(new URLSearchParams(location.search).get('config'));
  const forAll = isKiosk(exhibit, location.search);
  if (forAll) keepBrowserAway();
  if (forAll && exhibit.kept && !isPreview)
    followKept(location.search, document.baseURI, exhibit.kept, () => whenNobodyIsThere(reloadOnceServed));
  if (forAll && hours && !isPreview && !isOpenAt(hours, new Date()))
    showClosed(host, exhibit.exhibit, hours, open);
  else open();
}

function openPage(host: HTMLElement, exhibit: ReadExhibit): void {
  startPage({
    ...{ host, exhibit, keepProgram },
    createLink: (callbacks) =>
      createLink({
        ...callbacks,
        create: () =>
          new Worker(new URL('./worker/live.ts', import.meta.url), { type: 'module', name: 'live' }),
      }),
    scanLink: createScanLink(
      () =>
        new Worker(new URL('./worker/patches/scan_worker.ts', import.meta.url), {
          type: 'module',
          name: 'scan',
        }),
    ),
    createStudioLink: (callbacks) =>
      createStudioLink({
        ...callbacks,
        create: () =>
          new Worker(new URL('./worker/studio/studio_worker.ts', import.meta.url), {
            type: 'module',
            name: 'studio',
          }),
      }),
    clipUrl: here('models/clip/clip.webm'),
    networkUrl: (folder) => here(`models/${folder}/`),
    modelsUrl: here('models/'),
    wasmUrl: here('tfjs-wasm/'),
    openCvUrl: here('opencv/'),
    stylesUrl: here('models/styles/'),
    createGallery: () =>
      new Worker(new URL('./worker/embedding/gallery_worker.ts', import.meta.url), {
        type: 'module',
        name: 'gallery',
      }),
    createCard: () =>
      new Worker(new URL('./worker/networks/card_worker.ts', import.meta.url), {
        type: 'module',
        name: 'card',
      }),
    createMap: () =>
      new Worker(new URL('./worker/embedding/map_worker.ts', import.meta.url), {
        type: 'module',
        name: 'map',
      }),
  });
}
