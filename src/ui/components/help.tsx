import { Scan, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { activeKeys } from '../keys/keys.ts';
import * as store from '../store.ts';
import { IconButton } from './icon_button.tsx';
import { Switch } from './switch.tsx';

/** All keys, from the table that also drives them. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
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
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const keys = activeKeys.value;
  const groups = [...new Set(keys.map(({ group }) => group))];
  const close = () => (store.helpOpen.value = false);
  return (
    <dialog ref={dialog} class="help-overlay" aria-label="Keys" onClose={close}>
      <header>
        <h1>Keys</h1>
        <IconButton icon={X} label="Close" onClick={close} />
      </header>
      {store.configured.value.keys && (
        <Switch
          label="Letters, digits and signs are keys"
          help="Off for speech input, or where a hand rests on the keys. Arrows, Page, Home and Esc stay."
          checked={store.signKeys.value}
          onChange={(on) => (store.signKeys.value = on)}
        />
      )}
      <div class="key-groups">
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <dl>
              {keys
                .filter((binding) => binding.group === group)
                .map((binding) => (
                  <div key={binding.does}>
                    <dt>
                      <kbd>{binding.shown ?? binding.keys[0]?.toUpperCase()}</kbd>
                    </dt>
                    <dd>{binding.does}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="help corner-note">
        <Scan size={18} strokeWidth={1.6} aria-hidden="true" />
        The corners on the picture mark what the network sees: what lies outside them is cut off before it
        looks.
      </p>
      <p class="help">
        Drop a picture or a video anywhere on the page to look at it. Click a class to keep looking at it. The
        address holds every setting: share it to share the view.
      </p>
    </dialog>
  );
}
