import { batch, effect } from '@preact/signals';
import type { TaughtTarget } from '../../contract/target.ts';
import type { TaughtClass } from '../../contract/taught.ts';
import type { FrameFeatures } from '../../contract/view.ts';
import {
  LONGEST_NAME,
  MOST_CLASSES,
  MOST_EXAMPLES,
  unitOf,
  withExample,
} from '../../embedding/taught_classes.ts';
import { readTaught, writeTaught } from '../../embedding/taught_file.ts';
import { openLive, setTarget } from '../actions.ts';
import { networkIdentity } from '../embedding/map_settings.ts';
import { stillHere } from '../kiosk/forgets.ts';
import { t } from '../language/language.ts';
import { onOtherNetwork } from '../networks/let_go.ts';
import { notify, notifyError } from '../notices_store.ts';
import { download, stamp } from '../save/download.ts';
import * as store from '../store.ts';
import * as teach from './teach_store.ts';
import { thumbnailOf } from './thumbnail.ts';

/** What a person can do with taught classes. */
export interface TeachControl {
  /** Names a class. A name that there is chooses its class; one too many is told. */
  add(name: string): void;
  /** From now on each frame is an example of the class, until `release`; one frame is in any case. */
  hold(name: string): void;
  release(): void;
  /** The next frame is an example of the class that was named or shown last. @returns false where there is none */
  showOnce(): boolean;
  remove(name: string): void;
  forgetAll(): void;
  /** Looks at a class with the first view that can. */
  lookAt(name: string): void;
  /** Hands the classes to the visitor as a file. */
  save(): void;
  /** Takes the classes of a file besides those that there are. Never rejects: what goes wrong is told. */
  open(file: File): Promise<boolean>;
}

/** While a button is held an example is taken this often: frames that follow each other sooner are one picture. */
const EXAMPLE_EVERY_MS = 100;

export function createTeachControl(): TeachControl {
  let takenAt = Number.NEGATIVE_INFINITY;

  const change = (name: string, into: (taught: TaughtClass) => TaughtClass) => {
    teach.classes.value = teach.classes.value.map((taught) => (taught.name === name ? into(taught) : taught));
  };

  const named = (name: string) =>
    teach.classes.peek().find((one) => one.name.toLowerCase() === name.toLowerCase());

  function take({ vector, picture }: FrameFeatures): void {
    const name = teach.shownNow.peek();
    const now = performance.now();
    if (name === null || !picture) return;
    if (teach.due.peek() === null && now - takenAt < EXAMPLE_EVERY_MS) return;
    takenAt = now;
    teach.due.value = null;
    const example = { features: unitOf(vector), thumbnail: thumbnailOf(picture) };
    change(name, (taught) => withExample(taught, example));
    if (named(name)?.examples.length !== MOST_EXAMPLES) return;
    control.release();
    notify(
      'hint',
      t('teach.enoughExamples'),
      t('teach.nameHasMostExamplesExamples', { name, most: MOST_EXAMPLES }),
    );
  }

  effect(() => {
    const features = store.seenOfPicture.value?.result.features;
    if (features) batch(() => take(features));
  });
  // The button that was held, or the key that asked, is gone with its view.
  effect(() => {
    if (store.openView.value === teach.TEACHING_VIEW) return;
    batch(() => {
      teach.holding.value = null;
      teach.due.value = null;
    });
  });
  onOtherNetwork(() => {
    if (teach.classes.peek().length === 0) return null;
    control.forgetAll();
    return t('teach.theTaughtClasses');
  });
  effect(() => {
    const all = teach.targets.value;
    const looked = store.target.peek();
    if (looked.kind !== 'taught') return;
    setTarget(all.find(({ name }) => name === looked.name) ?? { kind: 'top' });
  });

  const control: TeachControl = {
    add(typed) {
      const name = typed.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
      const all = teach.classes.value;
      if (!name) return;
      const known = named(name);
      if (!known && all.length >= MOST_CLASSES)
        return notify(
          'hint',
          t('teach.enoughClasses'),
          t('teach.thereAreMostClassesClasses', { most: MOST_CLASSES }),
        );
      batch(() => {
        if (!known) teach.classes.value = [...all, { name, examples: [] }];
        teach.current.value = known?.name ?? name;
      });
    },
    hold(name) {
      batch(() => {
        teach.holding.value = name;
        teach.due.value = name;
        teach.current.value = name;
      });
    },
    release() {
      teach.holding.value = null;
    },
    showOnce() {
      teach.due.value = teach.current.value;
      return teach.current.value !== null;
    },
    remove(name) {
      batch(() => {
        control.release();
        if (teach.due.value === name) teach.due.value = null;
        teach.classes.value = teach.classes.value.filter((taught) => taught.name !== name);
        if (teach.current.value === name) teach.current.value = teach.classes.value.at(-1)?.name ?? null;
      });
    },
    forgetAll() {
      batch(() => {
        for (const { name } of teach.classes.value) control.remove(name);
      });
    },
    lookAt(name) {
      const target: TaughtTarget | undefined = teach.targets.value.find((one) => one.name === name);
      const cards =
        store.spokenCatalogue.value?.techniques.filter((card) => card.targets.includes('taught')) ?? [];
      const card = cards.find(({ id }) => id === 'grad-cam') ?? cards[0];
      if (!target || !card) return;
      batch(() => {
        setTarget(target);
        openLive(card.id);
      });
    },
    save() {
      const identity = networkIdentity.value;
      if (!identity) return;
      const text = writeTaught(teach.classes.value, identity);
      download(new Blob([text], { type: 'application/json' }), `convoscope-classes-${stamp()}.json`);
    },
    async open(file) {
      const here = stillHere();
      const identity = networkIdentity.value;
      if (!identity) return false;
      try {
        const opened = readTaught(file.name, await file.text(), identity);
        if (!here()) return false;
        merge(opened);
        return true;
      } catch (error) {
        notifyError(error);
        return false;
      }
    },
  };

  function merge(opened: readonly TaughtClass[]): void {
    batch(() => {
      for (const { name, examples } of opened) {
        control.add(name);
        const into = named(name);
        if (into) change(into.name, (taught) => examples.reduce(withExample, taught));
      }
    });
  }
  return control;
}
