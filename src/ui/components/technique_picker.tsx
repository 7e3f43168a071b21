import { ArrowLeft, ArrowRight, Brush, Grid3x3, type LucideIcon } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import * as store from '../store.ts';
import { chooseView, stepView } from '../studio/actions.ts';
import * as studio from '../studio/store.ts';

const FAMILIES = [
  { family: 'forward', title: 'Forward', icon: ArrowRight },
  { family: 'backward', title: 'Backward', icon: ArrowLeft },
  { family: 'weights', title: 'Weights', icon: Grid3x3 },
] as const;

/** A view as its tab needs it. */
interface ViewCard {
  id: string;
  title: string;
}

/**
 * The live views by the direction in which the network runs, those of its weights, which do not run, last; then the
 * paintings.
 */
export function TechniquePicker() {
  const { techniques = [], paintings = [] } = store.catalogue.value ?? {};
  const all: ViewCard[] = [...techniques, ...paintings];
  const groups = [
    ...FAMILIES.map((group) => ({
      ...group,
      cards: techniques.filter((card) => card.family === group.family),
    })),
    { family: 'studio', title: 'Studio', icon: Brush, cards: paintings },
  ];
  return (
    <div class="techniques">
      {groups.map(
        ({ family, cards, ...heading }) =>
          cards.length > 0 && (
            <div class="family" key={family} data-family={family}>
              <FamilyTitle {...heading} />
              <div class="family-tabs" role="tablist" aria-label={heading.title} onKeyDown={onArrow}>
                {cards.map((card) => (
                  <ViewTab key={card.id} card={card} number={all.indexOf(card) + 1} />
                ))}
              </div>
            </div>
          ),
      )}
    </div>
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
  const chosen = (studio.chosen.value ?? store.technique.value) === card.id;
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [chosen]);
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      id={`tab-${card.id}`}
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

function onArrow(event: KeyboardEvent): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  stepView(step);
  document.getElementById(`tab-${studio.chosen.value ?? store.technique.value}`)?.focus();
}
