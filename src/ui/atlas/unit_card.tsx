import { FileImage, X } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../components/icon_button.tsx';
import { targetName } from '../studio/order.ts';
import { openUnit } from './atlas_actions.ts';
import { isOpen, knownOf, type Pointed, pointed } from './atlas_store.ts';
import { placeCard } from './place_card.ts';
import { dismissCard, holdCard, letCardGo, listenOutside } from './pointing.ts';
import { UnitTile } from './unit_tile.tsx';

/** What is pointed at looks for, beside it. */
export function UnitCard() {
  const now = pointed.value;
  return now && !isOpen.value ? <Card now={now} /> : null;
}

function Card({ now }: { now: Pointed }) {
  const { unit, target, around } = now;
  const card = useRef<HTMLElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => listenOutside(() => card.current), []);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    setAt(placeCard(size, target, around, { width: innerWidth, height: innerHeight }));
  }, [target, around]);
  const { picture, patches, silent } = knownOf(unit);
  const name = targetName(unit);
  return (
    <section
      ref={card}
      class="unit-card"
      aria-label={`What ${name} looks for`}
      style={at ? { left: `${at.x}px`, top: `${at.y}px` } : { visibility: 'hidden' }}
      onPointerEnter={holdCard}
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && letCardGo()}
    >
      <header>
        <p role="status">{name}</p>
        <IconButton icon={X} label="Close" shortcut="Esc" onClick={dismissCard} />
      </header>
      {picture || patches ? (
        <div class="unit-pictures">
          {picture && <UnitTile tile={picture} label="A picture made to excite it" />}
          {patches && <UnitTile tile={patches} label="Its strongest patches" />}
        </div>
      ) : (
        <p class="help">{silent ? 'Nothing excites it.' : 'Not drawn yet.'}</p>
      )}
      <button type="button" class="text-button" onClick={() => openUnit(unit)}>
        <FileImage size={16} strokeWidth={1.6} aria-hidden="true" /> Open page <kbd>;</kbd>
      </button>
    </section>
  );
}
