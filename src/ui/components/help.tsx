import { Scan, X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { activeKeys } from '../keys/keys.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { largeType } from '../view_list.ts';
import { useModal } from './hooks/use_modal.ts';
import { IconButton } from './icon_button.tsx';
import { Switch } from './switch.tsx';

/** All keys, from the table that also drives them. */
export function Help() {
  const open = store.helpOpen.value;
  useEffect(() => {
    const element = dialog.current;
    const onClick = (event: MouseEvent) => {
      // The backdrop belongs to the dialog itself, everything else to its children.
      if (event.target === element) store.helpOpen.value = false;
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, []);
  const dialog = useModal(open);
  const keys = activeKeys.value;
  const groups = [...new Set(keys.map(({ group }) => group))];
  const close = () => (store.helpOpen.value = false);
  return (
    <dialog ref={dialog} class="help-overlay" aria-label={t('shell.keys')} onClose={close}>
      <div class="dialog-head">
        <h1>{t('shell.keys')}</h1>
        <IconButton icon={X} label={t('shell.close')} onClick={close} />
      </div>
      <div class="help-switches">
        {store.configured.value.keys && (
          <Switch
            label={t('shell.lettersDigitsAndSignsAre')}
            help={t('shell.offForSpeechInputOr')}
            checked={store.signKeys.value}
            onChange={(on) => (store.signKeys.value = on)}
          />
        )}
        {!store.kiosk.value && (
          <Switch
            label={t('shell.largeType')}
            help={t('shell.largeTypeHelp')}
            checked={largeType.value}
            onChange={(on) => (largeType.value = on)}
          />
        )}
      </div>
      <div class="key-groups">
        {groups.map((group) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <dl>
              {keys
                .filter((binding) => binding.group === group)
                .map((binding) => (
                  <div key={binding.does}>
                    <dt>
                      <kbd>{binding.shown ?? binding.keys[0]?.toUpperCase()}</kbd>
                    </dt>
                    <dd>{t(binding.does)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="help corner-note">
        <Scan size={18} strokeWidth={1.6} aria-hidden="true" />
        {t('shell.theCornersOnThePicture')}
      </p>
      <p class="help">{t('shell.dropAPictureOrA')}</p>
    </dialog>
  );
}
