import { Box, ChevronDown, FilePlus2, FolderOpen, Trash2, Waypoints } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { sizeOf } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { withShortcut } from '../keys/shortcut.tsx';
import { t } from '../language/language.ts';
import { chosen } from '../sources/dropped/dropped_files.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import { useCloseOutside } from '../sources/use_close_outside.ts';
import * as store from '../store.ts';
import * as networks from './networks_store.ts';

/** Which network looks: those of the server, and those that this browser keeps. */
export function NetworkMenu() {
  const open = networks.menuOpen;
  const host = useCloseOutside(open);
  const network = store.catalogue.value?.network;
  const title = networks.opening.value?.title ?? network?.title;
  if (!title) return null;
  const about = network ? [network.paper, network.source, network.licence].filter(Boolean).join('. ') : '';
  return (
    <div class="network-menu" ref={host}>
      <button
        type="button"
        class="network-button"
        title={withShortcut(about, 'H')}
        aria-label={t('networks.networkTitle', { title })}
        aria-haspopup="true"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <Waypoints class="narrow-only" size={20} strokeWidth={1.6} aria-hidden="true" />
        <span class="network-name">{title}</span>
        <ChevronDown size={16} strokeWidth={1.6} aria-hidden="true" />
      </button>
      {open.value && <Menu />}
    </div>
  );
}

function Menu() {
  const { networks: control } = useCommands();
  const { installed, kept } = networks;
  return (
    <fieldset class="menu" aria-label={t('networks.whichNetworkLooks')}>
      {installed.value.map(({ id, title }) => (
        <NetworkItem key={id} id={id} title={title} note="" />
      ))}
      {kept.value.length > 0 && <p class="menu-label">{t('networks.keptInThisBrowser')}</p>}
      {kept.value.map((card) => (
        <div class="menu-row" key={card.id}>
          <NetworkItem
            {...networks.asOpened(card)}
            note={`${card.featuresOnly ? t('networks.noClasses') : t('networks.classCount', { count: card.labels.length })}, ${sizeOf(card.bytes)}`}
          />
          <IconButton
            icon={Trash2}
            label={t('networks.removeTitle', { title: card.title })}
            onClick={() => control.remove(card.id)}
          />
        </div>
      ))}
      {!store.kiosk.value && <OpenItems />}
    </fieldset>
  );
}

/** Files and folders of a network: the same as dropping them. */
function OpenItems() {
  const { takeFiles } = useCommands();
  const take = (files: File[]) => {
    if (files.length > 0) takeFiles(Promise.resolve(chosen(files)));
    networks.menuOpen.value = false;
  };
  return (
    <>
      <p class="menu-label">{t('networks.yourOwn')}</p>
      <FilePicker label={t('networks.theFilesOfANetwork')} multiple onFiles={take}>
        {(choose) => (
          <button type="button" class="menu-item" onClick={choose}>
            <FilePlus2 size={16} strokeWidth={1.6} aria-hidden="true" /> {t('networks.aFileOrSeveral')}
          </button>
        )}
      </FilePicker>
      <FilePicker label={t('networks.theFolderOfANetwork')} folder onFiles={take}>
        {(choose) => (
          <button type="button" class="menu-item" onClick={choose}>
            <FolderOpen size={16} strokeWidth={1.6} aria-hidden="true" /> {t('networks.aFolder')}
          </button>
        )}
      </FilePicker>
      <p class="help">{t('networks.pytorchSafetensorsOnnxTensorflowJs')}</p>
    </>
  );
}

function NetworkItem({ id, title, note }: { id: string; title: string; note: string }) {
  const { networks: control } = useCommands();
  return (
    <button
      type="button"
      class="menu-item"
      aria-current={networks.wholeOf(store.networkId.value) === networks.wholeOf(id)}
      onClick={() => control.choose(id)}
    >
      <Box size={16} strokeWidth={1.6} aria-hidden="true" />
      <span>
        {title}
        {note && <span class="note">{note}</span>}
      </span>
    </button>
  );
}
