import { ArrowLeft, ArrowRight } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TechniqueCard } from '../../worker/api.ts';
import { chooseTechnique, stepTechnique } from '../actions.ts';
import * as store from '../store.ts';

const FAMILIES = [
  { family: 'forward', title: 'Forward', icon: ArrowRight },
  { family: 'backward', title: 'Backward', icon: ArrowLeft },
] as const;

/** The views in the lecture's order, grouped by the direction in which the network runs. */
export function TechniquePicker() {
  const techniques = store.catalogue.value?.techniques ?? [];
  return (
    <div class="techniques" role="tablist" aria-label="Views" aria-orientation="vertical" onKeyDown={onArrow}>
      {FAMILIES.map(({ family, title, icon: Icon }) => {
        const own = techniques.filter((card) => card.family === family);
        return own.length === 0 ? null : (
          <div class="family" key={family}>
            <h2>
              <Icon size={14} strokeWidth={1.6} aria-hidden="true" /> {title}
            </h2>
            {own.map((card) => (
              <TechniqueTab key={card.id} card={card} number={techniques.indexOf(card) + 1} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function TechniqueTab({ card, number }: { card: TechniqueCard; number: number }) {
  const chosen = store.technique.value === card.id;
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
      onClick={() => chooseTechnique(card.id)}
    >
      <span class="number" aria-hidden="true">
        {number}
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
  stepTechnique(step);
  document.getElementById(`tab-${store.technique.value}`)?.focus();
}
