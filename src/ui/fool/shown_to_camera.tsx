import { useMemo, useState } from 'preact/hooks';
import type { Fooled } from '../../contract/picture.ts';
import { pictureAddress } from '../chart/picture_address.ts';
import { useModal } from '../components/hooks/use_modal.ts';
import { className, t } from '../language/language.ts';

/** The changed picture over the whole screen, for a camera that films it: the last trial is a real one. */
export function ShownToCamera({ picture }: { picture: Fooled }) {
  const [shown, setShown] = useState<Fooled | null>(null);
  return (
    <>
      <button type="button" class="text-button" onClick={() => setShown(picture)}>
        {t('fool.show')}
      </button>
      {shown && <FullScreen picture={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function FullScreen({ picture, onClose }: { picture: Fooled; onClose: () => void }) {
  const dialog = useModal(true);
  const address = useMemo(() => pictureAddress(picture.image), [picture]);
  const { wanted } = picture.fooling;
  return (
    <dialog ref={dialog} class="shown-to-camera" aria-label={t('fool.show')} onClose={onClose}>
      <img src={address} alt={t('fool.picture', { wanted: className(wanted) })} />
      <p>{t('fool.how')}</p>
      <button type="button" class="text-button" onClick={() => dialog.current?.close()}>
        {t('fool.close')}
      </button>
    </dialog>
  );
}
