import { Download, FolderPlus, ImagePlus, RotateCcw, Trash2, Upload } from 'lucide-preact';
import { AskingButton, IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { language, t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import { importing, passedOver, pictures } from './gallery_store.ts';
import { isMapOpen } from './map_settings.ts';
import { saveGallery } from './save_gallery.ts';

/** The pictures of the map: where they come from, and where they can go. */
export function GalleryPanel() {
  const { gallery } = useCommands();
  if (!isMapOpen.value) return null;
  const add = (files: File[]) => void gallery.addFiles(files);
  return (
    <section class="panel-section gallery" aria-label={t('embedding.gallery')}>
      <h2>{t('embedding.gallery')}</h2>
      <p>{describeGallery()}</p>
      <div class="buttons">
        <FilePicker label={t('embedding.pictures')} accept="image/*,.zip" multiple onFiles={add}>
          {(open) => (
            <button type="button" class="text-button" onClick={open}>
              <ImagePlus size={16} strokeWidth={1.6} aria-hidden="true" /> {t('embedding.pictures')}
            </button>
          )}
        </FilePicker>
        <FilePicker label={t('embedding.folder')} folder onFiles={add}>
          {(open) => (
            <button type="button" class="text-button" onClick={open}>
              <FolderPlus size={16} strokeWidth={1.6} aria-hidden="true" /> {t('embedding.folder')}
            </button>
          )}
        </FilePicker>
        <IconButton
          icon={Download}
          label={t('embedding.saveTheIndexAsA')}
          onClick={() => void saveGallery(gallery)}
        />
        <FilePicker label={t('embedding.index')} accept=".idx" onFiles={add}>
          {(open) => <IconButton icon={Upload} label={t('embedding.openAnIndexFile')} onClick={open} />}
        </FilePicker>
        <AskingButton
          icon={RotateCcw}
          label={t('embedding.onlyTheBuiltInPictures')}
          question={t('embedding.reallyForgetThem')}
          onSure={() => void gallery.forget(true)}
        />
        <AskingButton
          icon={Trash2}
          label={t('embedding.forgetAllPictures')}
          question={t('embedding.reallyForgetThem')}
          onSure={() => void gallery.forget(false)}
        />
      </div>
      <ImportProgress />
      <PassedOver />
      <p class="help">{t('embedding.dropPicturesAFolderA')}</p>
    </section>
  );
}

function describeGallery(): string {
  const all = pictures.value;
  const count = (kind: string) => all.filter((one) => one.kind === kind).length;
  const parts = [
    [count('shipped'), t('embedding.builtIn')],
    [count('added'), t('embedding.added')],
    [count('snapshot'), t('embedding.takenHere')],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, what]) => `${n.toLocaleString(language.value)} ${what}`);
  return told.length > 0 ? told.join(', ') : t('embedding.noPicturesYet');
}

function ImportProgress() {
  const { gallery } = useCommands();
  const state = importing.value;
  if (!state) return null;
  const { done, total } = state;
  const words = t('embedding.lookingAtPicture', { done: Math.min(total, done + 1), total });
  return (
    <div class="importing">
      <p>{words}</p>
      <div
        class="progress"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <span style={{ transform: `scaleX(${done / total})` }} />
      </div>
      <button type="button" class="text-button" onClick={gallery.cancelImport}>
        {t('embedding.stop')}
      </button>
    </div>
  );
}

/** So many are named at first sight. */
const NAMED = 3;

function PassedOver() {
  const all = passedOver.value;
  if (all.length === 0) return null;
  return (
    <details class="passed-over" open={all.length <= NAMED}>
      <summary>{t('embedding.filesPassedOver', { count: all.length })}</summary>
      <ul>
        {all.map(({ name, reason }) => (
          <li key={name}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
