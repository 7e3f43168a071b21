import { X } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { formatValue, percent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, phrase, t } from '../language/language.ts';
import { answer, chosen, pictures, told } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';
import { usePreview } from './previews.ts';

/** What is known of the picture that is pointed at or was tapped. */
export function PictureNote() {
  const index = told.value;
  const words = index === null ? undefined : pictures.value[index];
  if (!isMapOpen.value || index === null || !words) return null;
  const distances = answer.value?.distances;
  return (
    <aside class="picture-note" aria-label={phrase(words.name)}>
      <Preview index={index} />
      <div>
        <p class="name" aria-live="polite">
          {phrase(words.name)}
        </p>
        <p>
          {className(words.label)} <b>{percent(words.probability)}</b>
        </p>
        {distances && (
          <dl>
            <dt>{t('embedding.toTheLivePicture')}</dt>
            <dd>
              <b>{formatValue(distances.l2)}</b> L2
            </dd>
            <dd>
              <b>{formatValue(distances.cosine)}</b> {t('embedding.cosineUnit')}
            </dd>
          </dl>
        )}
        {words.credit && <p class="credit">{words.credit}</p>}
      </div>
      {index === chosen.value && (
        <IconButton icon={X} label={t('embedding.letThePictureGo')} onClick={() => (chosen.value = null)} />
      )}
    </aside>
  );
}

function Preview({ index }: { index: number }) {
  const { gallery } = useCommands();
  const url = usePreview(gallery.previews, index);
  return <span class="picture">{url && <img src={url} alt="" draggable={false} />}</span>;
}
