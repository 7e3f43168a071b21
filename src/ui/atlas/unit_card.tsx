import { FileImage, X } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../components/icon_button.tsx';
import { Shortcut } from '../keys/shortcut.tsx';
import { t } from '../language/language.ts';
import { Status } from '../status.tsx';
import { targetName } from '../studio/order.ts';
import { openUnit } from './atlas_actions.ts';
import { isOpen, knownOf, type Pointed, pointed } from './atlas_store.ts';
import { placeCard } from './place_card.ts';
import { dismissCard, holdCard, letCardGo, listenOutside } from './pointing.ts';
import { UnitTile } from './unit_tile.tsx';

/** What is pointed at looks for, beside it. */
export function UnitCard() {
  const now = isOpen.value ? null : pointed.value;
  return (
    <>
      <Status>{now && targetName(now.unit)}</Status>
      {now && <Card now={now} />}
    </>
  );
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
      aria-label={t('atlas.looksFor', { name })}
      style={at ? { left: `${at.x}px`, top: `${at.y}px` } : { visibility: 'hidden' }}
      onPointerEnter={holdCard}
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && letCardGo()}
    >
      <header>
        <p>{name}</p>
        <IconButton icon={X} label={t('atlas.close')} shortcut="Esc" onClick={dismissCard} />
      </header>
      {picture || patches ? (
        <div class="unit-pictures">
          {picture && <UnitTile tile={picture} label={t('atlas.madePicture', { name })} />}
          {patches && <UnitTile tile={patches} label={t('atlas.itsPatches', { name })} />}
        </div>
      ) : (
        <p class="help">{silent ? t('atlas.silent') : t('atlas.notDrawn')}</p>
      )}
      <button type="button" class="text-button" onClick={() => openUnit(unit)}>
        <FileImage size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.openPage')}{' '}
        <Shortcut shown=";" />
      </button>
    </section>
  );
}
