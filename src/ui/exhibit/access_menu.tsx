import { Accessibility, X } from 'lucide-preact';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Switch } from '../components/switch.tsx';
import { t } from '../language/language.ts';
import { Status } from '../status.tsx';
import * as store from '../store.ts';
import { access, accessOpen, setAccess } from './access.ts';
import { TEXT_SIZES } from './exhibit.ts';
import { sentence } from './speech.ts';

/** In reach of everybody on an upright screen: it stands with the views. */
export function AccessButton() {
  if (!store.kiosk.value || !store.exhibit.value.access.button) return null;
  return (
    <button
      type="button"
      class="access-button"
      aria-haspopup="dialog"
      onClick={() => (accessOpen.value = true)}
    >
      <Accessibility size={20} strokeWidth={1.6} aria-hidden="true" /> {t('kiosk.access')}
    </button>
  );
}

/** Until the next visitor. */
export function AccessMenu() {
  const isOpen = accessOpen.value;
  const dialog = useModal(isOpen);
  if (!store.kiosk.value) return null;
  const { low, text, contrast, speech } = access.value;
  const close = () => (accessOpen.value = false);
  return (
    <>
      <Status>{!isOpen && sentence.value}</Status>
      <dialog ref={dialog} class="access-menu" aria-label={t('kiosk.access')} onClose={close}>
        {/* Nothing outside of it is heard while it is open. */}
        <Status>{isOpen && sentence.value}</Status>
        <div class="dialog-head">
          <h1>{t('kiosk.access')}</h1>
          <IconButton icon={X} label={t('kiosk.close')} onClick={close} />
        </div>
        <Switch
          label={t('kiosk.low')}
          help={t('kiosk.lowHelp')}
          checked={low}
          onChange={(on) => setAccess('low', on)}
        />
        <p class="access-label">{t('kiosk.letters')}</p>
        <Segmented
          label={t('kiosk.letters')}
          options={TEXT_SIZES.map((value) => ({ value, label: t(`kiosk.${value}`) }))}
          value={text}
          onChange={(size) => setAccess('text', size)}
        />
        <Switch label={t('kiosk.contrast')} checked={contrast} onChange={(on) => setAccess('contrast', on)} />
        <Switch
          label={t('kiosk.speech')}
          help={t('kiosk.speechHelp')}
          checked={speech}
          onChange={(on) => setAccess('speech', on)}
        />
        {store.configured.value.keys && (
          <Switch
            label={t('kiosk.keys')}
            checked={store.signKeys.value}
            onChange={(on) => (store.signKeys.value = on)}
          />
        )}
        <p class="help">{t('kiosk.nextVisitor')}</p>
      </dialog>
    </>
  );
}
