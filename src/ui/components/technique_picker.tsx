import {
  ArrowLeft,
  ArrowRight,
  Brush,
  ChevronDown,
  ChevronUp,
  Grid3x3,
  type LucideIcon,
} from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { chooseView } from '../studio/actions.ts';
import { chosenLength, fewViews, listLength } from '../view_list.ts';

const FAMILIES = [
  { family: 'forward', title: 'shell.forward', icon: ArrowRight },
  { family: 'backward', title: 'shell.backward', icon: ArrowLeft },
  { family: 'weights', title: 'shell.weights', icon: Grid3x3 },
] as const;

/** A view as its tab needs it. */
interface ViewCard {
  id: string;
  title: string;
}

interface Group {
  family: string;
  /** None where the address says which views there are: they stand in its order. */
  heading: { title: string; icon: LucideIcon } | null;
  cards: ViewCard[];
}

/**
 * The live views by the direction in which the network runs, those of its weights, which do not run, last; then the
 * paintings.
 */
function groupsOf(order: readonly string[]): Group[] {
  const { techniques = [], slowTechniques = [] } = store.spokenCatalogue.value ?? {};
  if (store.configured.value.views.length > 0) {
    const all: ViewCard[] = [...techniques, ...slowTechniques];
    const cards = order.flatMap((id) => all.filter((card) => card.id === id));
    return [{ family: 'chosen', heading: null, cards }];
  }
  return [
    ...FAMILIES.map(({ family, title, icon }) => ({
      ...{ family, heading: { title: t(title), icon } },
      cards: techniques.filter((card) => card.family === family),
    })),
    { family: 'studio', heading: { title: t('shell.studio'), icon: Brush }, cards: slowTechniques },
  ];
}

export function TechniquePicker() {
  const order = store.viewIds.value;
  const isShort = listLength.value === 'few';
  return (
    <div class="techniques">
      {isShort ? <FewViews order={order} /> : <AllViews order={order} />}
      {store.configured.value.views.length === 0 && order.length > 0 && (
        <button
          type="button"
          class="list-length"
          onClick={() => (chosenLength.value = isShort ? 'all' : 'few')}
        >
          {isShort ? <ChevronDown {...SIGN} /> : <ChevronUp {...SIGN} />}
          {isShort ? t('shell.allViews', { count: order.length }) : t('shell.fewerViews')}
        </button>
      )}
    </div>
  );
}

const TAB_ID = 'tab-';
const SIGN = { size: 16, strokeWidth: 1.6, 'aria-hidden': 'true' } as const;

/** A few views in plain words. */
function FewViews({ order }: { order: readonly string[] }) {
  const { techniques = [], slowTechniques = [] } = store.spokenCatalogue.value ?? {};
  const titleOf = (id: string) =>
    [...techniques, ...slowTechniques].find((card) => card.id === id)?.title ?? id;
  return (
    <div class="family" data-family="few">
      <div class="family-tabs" role="tablist" aria-label={t('shell.views')} onKeyDown={onArrow}>
        {fewViews.value.map(({ id, words }) => (
          <ViewTab
            key={id}
            card={{ id, title: words ? t(words) : titleOf(id) }}
            number={order.indexOf(id) + 1}
          />
        ))}
      </div>
    </div>
  );
}

function AllViews({ order }: { order: readonly string[] }) {
  const groups = groupsOf(order);
  return (
    <>
      {groups.map(
        ({ family, heading, cards }) =>
          cards.length > 0 && (
            <div class="family" key={family} data-family={family}>
              {heading && <FamilyTitle {...heading} />}
              <div
                class="family-tabs"
                role="tablist"
                aria-label={heading?.title ?? t('shell.views')}
                onKeyDown={onArrow}
              >
                {cards.map((card) => (
                  <ViewTab key={card.id} card={card} number={order.indexOf(card.id) + 1} />
                ))}
              </div>
            </div>
          ),
      )}
    </>
  );
}

function FamilyTitle({ title, icon: Icon }: { title: string; icon: LucideIcon }) {
  return (
    <h2>
      <Icon size={14} strokeWidth={1.6} aria-hidden="true" /> {title}
    </h2>
  );
}

function ViewTab({ card, number }: { card: ViewCard; number: number }) {
  const chosen = store.openView.value === card.id;
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      id={`${TAB_ID}${card.id}`}
      class="technique"
      aria-selected={chosen}
      aria-controls="stage"
      tabIndex={chosen ? 0 : -1}
      onClick={() => chooseView(card.id)}
    >
      {/* The number is its key. */}
      <span class="number" aria-hidden="true">
        {number < 10 && number}
      </span>
      <span>{card.title}</span>
    </button>
  );
}

/** Arrow keys go through the tabs that are there, and round. */
function onArrow(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const tabs = [...document.querySelectorAll<HTMLElement>('.techniques [role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (!next) return;
  // First: of the short list the tab that is left may go.
  next.focus();
  chooseView(next.id.slice(TAB_ID.length));
}
