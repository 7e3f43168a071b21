import { useEffect, useState } from 'preact/hooks';
import { useModal } from '../components/hooks/use_modal.ts';
import { t } from '../language/language.ts';
import { closeTop } from './atlas_actions.ts';
import { isOpen, unit, wall } from './atlas_store.ts';
import { UnitPage } from './unit_page.tsx';
import { UnitWall } from './unit_wall.tsx';

/** The pages of the atlas, over the program: all units of a layer, or one of them. */
export function AtlasDialog() {
  const open = isOpen.value;
  const dialog = useModal(open);
  // What was searched for is there again when a result is closed.
  const [query, search] = useState('');
  useEffect(() => {
    if (!open) search('');
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class="atlas"
      aria-label={t('atlas.atlas')}
      onCancel={(event) => {
        event.preventDefault();
        closeTop();
      }}
    >
      {unit.value ? (
        <UnitPage unit={unit.value} />
      ) : (
        wall.value !== null && <UnitWall group={wall.value} query={query} search={search} />
      )}
    </dialog>
  );
}
