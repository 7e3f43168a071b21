import { Camera, Cast, ChevronDown, Clapperboard, FolderOpen, MonitorUp, Smartphone } from 'lucide-preact';
import { PHONE_ID } from '../../camera/index.ts';
import { toggleMirror } from '../actions.ts';
import { Switch } from '../components/switch.tsx';
import { useCommands } from '../keys/commands.ts';
import { phrase, t } from '../language/language.ts';
import { panelOpen } from '../output/output_store.ts';
import { whoGets } from '../output/who_gets.ts';
import { canBeCamera, isPairing, phoneLink } from '../phones/phone_camera.ts';
import * as store from '../store.ts';
import type { SourceKind } from '../url_state/settings.ts';
import { CaptureControls } from './capture_controls.tsx';
import { chosen } from './dropped/dropped_files.ts';
import { FilePicker } from './file_picker.tsx';
import { TurnPicker } from './turn_picker.tsx';
import { useCameras } from './use_cameras.ts';
import { useCloseOutside } from './use_close_outside.ts';

/** Where the picture comes from: a camera by its name, the clip, a file, the screen. */
export function SourceMenu() {
  const { takeFiles } = useCommands();
  const open = store.sourceMenuOpen;
  const host = useCloseOutside(open);
  const live = store.live.value;

  return (
    <div class="source-menu" ref={host}>
      <button
        type="button"
        class="text-button source-button"
        aria-haspopup="true"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <span class={`lamp ${live && !store.stalled.value ? 'on' : ''}`} aria-hidden="true" />
        <span class="source-name">{live ? phrase(live.label) : t('sources.noPictureYet')}</span>
        <ChevronDown size={16} strokeWidth={1.6} aria-hidden="true" />
      </button>
      <FilePicker
        label={t('sources.aPictureOrAVideo')}
        accept="image/*,video/*"
        onFiles={([file]) => {
          if (file) takeFiles(Promise.resolve(chosen([file])));
          open.value = false;
        }}
      >
        {(choose) => open.value && <Menu onFile={choose} />}
      </FilePicker>
    </div>
  );
}

function Menu({ onFile }: { onFile: () => void }) {
  const { openSource, mount } = useCommands();
  const cameras = useCameras();
  const live = store.live.value;
  const isCamera = live?.kind === 'camera';
  const isPhone = live?.deviceId === PHONE_ID;
  const choose = (kind: SourceKind, id?: string) => {
    store.sourceMenuOpen.value = false;
    openSource(kind, id);
  };
  /** One that is waited for or shown has its code shown again. */
  const choosePhone = () => {
    if (phoneLink.value) {
      store.sourceMenuOpen.value = false;
      isPairing.value = true;
    } else choose('phone');
  };
  return (
    <fieldset class="menu" aria-label={t('sources.whereThePictureComesFrom')}>
      {cameras.map(({ deviceId, label }) => (
        <MenuItem
          key={deviceId}
          icon={Camera}
          label={phrase(label)}
          onClick={() => choose('camera', deviceId || undefined)}
          isOn={isCamera && (deviceId ? live?.deviceId === deviceId : live?.label === label)}
        />
      ))}
      {cameras.length === 0 && (
        <MenuItem
          icon={Camera}
          label={t('sources.camera')}
          onClick={() => choose('camera')}
          isOn={isCamera && !isPhone}
        />
      )}
      <MenuItem
        icon={Clapperboard}
        label={t('sources.builtInClip')}
        onClick={() => choose('clip')}
        isOn={live?.kind === 'clip'}
      />
      <MenuItem
        icon={FolderOpen}
        label={t('sources.aPictureOrAVideo2')}
        onClick={onFile}
        isOn={live?.kind === 'still' || live?.kind === 'video'}
      />
      {'getDisplayMedia' in (navigator.mediaDevices ?? {}) && (
        <MenuItem
          icon={MonitorUp}
          label={t('sources.aWindowOrTheScreen')}
          onClick={() => choose('screen')}
          isOn={live?.kind === 'screen'}
        />
      )}
      {canBeCamera.value && (
        <MenuItem icon={Smartphone} label={t('phones.aPhone')} onClick={choosePhone} isOn={isPhone} />
      )}
      {phoneLink.value && (
        <p class="help" role="status">
          {t(phoneLink.value.state === 'waiting' ? 'phones.awaited' : `phones.${phoneLink.value.state}`)}
        </p>
      )}
      <p class="menu-label">{t('sources.turnClockwise')}</p>
      <TurnPicker onChange={(turn) => mount({ turn })} />
      <CaptureControls />
      <Switch label={t('sources.mirror')} checked={store.mirrored.value} onChange={toggleMirror} />
      {!store.kiosk.value && store.hasTool('output') && (
        <MenuItem
          icon={Cast}
          label={t('output.open')}
          onClick={() => {
            store.sourceMenuOpen.value = false;
            panelOpen.value = true;
          }}
        />
      )}
      <p class="help">{whoGets()}</p>
    </fieldset>
  );
}

interface MenuItemProps {
  icon: typeof Camera;
  label: string;
  onClick: () => void;
  /** Whether it is what is live. */
  isOn?: boolean;
}

function MenuItem({ icon: Icon, label, onClick, isOn = false }: MenuItemProps) {
  return (
    <button type="button" class="menu-item" aria-current={isOn} onClick={onClick}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" /> {label}
    </button>
  );
}
