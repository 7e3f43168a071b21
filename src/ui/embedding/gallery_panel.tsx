import type { LucideIcon } from 'lucide-preact';
import { Download, FolderPlus, ImagePlus, RotateCcw, Trash2, Upload } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { useAskedTwice } from '../components/use_asked_twice.ts';
import { useCommands } from '../keys/commands.ts';
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
    <section class="panel-section gallery" aria-label="Gallery">
      <h2>Gallery</h2>
      <p>{describeGallery()}</p>
      <div class="buttons">
        <FilePicker label="Pictures" accept="image/*,.zip" multiple onFiles={add}>
          {(open) => (
            <button type="button" class="text-button" onClick={open}>
              <ImagePlus size={16} strokeWidth={1.6} aria-hidden="true" /> Pictures
            </button>
          )}
        </FilePicker>
        <FilePicker label="Folder" folder onFiles={add}>
          {(open) => (
            <button type="button" class="text-button" onClick={open}>
              <FolderPlus size={16} strokeWidth={1.6} aria-hidden="true" /> Folder
            </button>
          )}
        </FilePicker>
        <IconButton
          icon={Download}
          label="Save the index as a file"
          onClick={() => void saveGallery(gallery)}
        />
        <FilePicker label="Index" accept=".idx" onFiles={add}>
          {(open) => <IconButton icon={Upload} label="Open an index file" onClick={open} />}
        </FilePicker>
        <Forget
          icon={RotateCcw}
          label="Only the built-in pictures"
          onForget={() => void gallery.forget(true)}
        />
        <Forget icon={Trash2} label="Forget all pictures" onForget={() => void gallery.forget(false)} />
      </div>
      <ImportProgress />
      <PassedOver />
      <p class="help">
        Drop pictures, a folder, a ZIP archive or a saved index onto the page. They stay in this page's
        memory: nothing is sent anywhere.
      </p>
    </section>
  );
}

interface ForgetProps {
  icon: LucideIcon;
  label: string;
  onForget: () => void;
}

function Forget({ icon, label, onForget }: ForgetProps) {
  const { asked, click } = useAskedTwice(onForget);
  if (!asked) return <IconButton icon={icon} label={label} onClick={click} />;
  return (
    <button type="button" class="text-button" title={label} onClick={click}>
      Really forget them?
    </button>
  );
}

function describeGallery(): string {
  const all = pictures.value;
  const count = (kind: string) => all.filter((one) => one.kind === kind).length;
  const parts = [
    [count('shipped'), 'built in'],
    [count('added'), 'added'],
    [count('snapshot'), 'taken here'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, what]) => `${n.toLocaleString('en')} ${what}`);
  return told.length > 0 ? told.join(', ') : 'No pictures yet.';
}

function ImportProgress() {
  const { gallery } = useCommands();
  const state = importing.value;
  if (!state) return null;
  const { done, total } = state;
  return (
    <div class="importing" role="status">
      <p>
        Looking at picture {Math.min(total, done + 1).toLocaleString('en')} of {total.toLocaleString('en')}
      </p>
      <div class="progress">
        <span style={{ transform: `scaleX(${done / total})` }} />
      </div>
      <button type="button" class="text-button" onClick={gallery.cancelImport}>
        Stop
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
      <summary>
        {all.length.toLocaleString('en')} {all.length === 1 ? 'file was' : 'files were'} passed over
      </summary>
      <ul>
        {all.map(({ name, reason }) => (
          <li key={name}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
