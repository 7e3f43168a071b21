/** Takes the views that are shown into the session, where a teacher wants that. */
import { effect } from '@preact/signals';
import { PHONE_ID } from '../../camera/index.ts';
import { settingWords } from '../components/setting_words.ts';
import { forgets, ofPage } from '../kiosk/forgets.ts';
import { phrase, t } from '../language/language.ts';
import * as store from '../store.ts';
import { targetName } from '../studio/order.ts';
import * as classroom from './classroom_store.ts';
import { stageAddress } from './pictures.ts';

/** How long a view has to stand before it counts as shown. */
const STANDS_MS = 2000;
/** Timers may be early. */
const A_MOMENT_MS = 50;
/** More would be no page that anybody reads. */
const MOST = 200;

/** A view with its settings, on a source: another key is another entry. */
function keyOf({ view, result }: store.Seen): string {
  const { pins: _, inside: __, features: ___, ...asked } = view;
  return JSON.stringify([asked, result.source, store.frozen.value]);
}

const SOURCES = {
  camera: 'sources.camera',
  clip: 'sources.builtInClip',
  video: 'classroom.file',
  still: 'classroom.file',
  screen: 'output.screen',
} as const;

/** The page of a session is given away: cameras and files may be called by somebody's name. */
const sourceWord = ({ kind, deviceId }: store.LivePicture): string =>
  t(deviceId === PHONE_ID ? 'phones.phone' : SOURCES[kind]);

function settingsOf({ view, result }: store.Seen): [string, string][] {
  const { parameters = {} } = store.card.value ?? {};
  const network = store.networkOf(result);
  const target = result.target && network ? [[t('studio.target'), targetName(result.target, network)]] : [];
  const named = Object.entries(view.parameters).flatMap(([name, value]) => {
    const parameter = parameters[name];
    return parameter ? [[parameter.label, settingWords(parameter, value)]] : [];
  });
  const source = store.live.value ? [[t('classroom.source'), sourceWord(store.live.value)]] : [];
  return [...target, ...named, ...source] as [string, string][];
}

const entryOf = (seen: store.Seen): classroom.ViewEntry => ({
  ...{ kind: 'view', at: new Date(), picture: stageAddress(), settings: settingsOf(seen) },
  title: phrase(seen.result.picture.title) || (store.card.value?.title ?? ''),
  network: store.catalogue.value?.network.title ?? '',
});

/** What stands on the stage, and how it is kept. */
interface Shown {
  readonly key: string;
  readonly since: number;
  entry: classroom.ViewEntry | null;
  /** Kept with its sweep at its end, or without a sweep. */
  isWhole: boolean;
}

/** A sweep is kept once it has stood, and once more at its end. */
export function keepViews(): void {
  let shown: Shown | null = null;
  const asked = ofPage(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  forgets(() => {
    shown = null;
    clearTimeout(timer);
  });
  effect(() => {
    void asked.value;
    const seen = store.seen.value;
    if (!seen || !classroom.keepsViews.value || classroom.isOpen.value) return;
    const key = keyOf(seen);
    if (shown?.key !== key) {
      shown = { key, since: performance.now(), entry: null, isWhole: false };
      clearTimeout(timer);
      // A picture at rest has no later look.
      timer = setTimeout(() => asked.value++, STANDS_MS + A_MOMENT_MS);
    }
    const isWhole = (seen.result.progress ?? 1) === 1;
    const stood = performance.now() - shown.since >= STANDS_MS;
    if (!stood || (shown.entry && (shown.isWhole || !isWhole))) return;
    const { entry: before } = shown;
    const others = classroom.session.peek().filter((one) => one !== before);
    if (others.length >= MOST) return;
    const entry = { ...entryOf(seen), ...(before && { at: before.at }) };
    Object.assign(shown, { entry, isWhole });
    classroom.session.value = [...others, entry];
  });
}
