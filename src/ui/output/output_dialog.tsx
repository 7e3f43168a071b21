import { Cast, Copy, MonitorUp, PictureInPicture2, X } from 'lucide-preact';
import { setDisplay } from '../actions.ts';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Switch } from '../components/switch.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import { RecordPanel } from '../record/record_panel.tsx';
import * as page from '../store.ts';
import { presentAddress } from '../url_state/page_settings.ts';
import * as output from './output_store.ts';
import { hasPictureInPicture, hasScreens } from './second_window.ts';
import { readSize, writeSize } from './size.ts';
import { WhipPanel } from './whip/whip_panel.tsx';
import { isOut } from './who_gets.ts';

/** Opens the panel of what goes out of the page. A kiosk has none. */
export function OutputButton() {
  if (page.kiosk.value || !page.hasTool('output')) return null;
  return (
    <IconButton
      icon={Cast}
      class="desk-only"
      label={t('output.title')}
      shortcut="F9"
      pressed={isOut.value}
      onClick={() => (output.panelOpen.value = true)}
    />
  );
}

export function OutputDialog() {
  const dialog = useModal(output.panelOpen.value);
  const close = () => (output.panelOpen.value = false);
  return (
    <dialog ref={dialog} class="output" aria-label={t('output.title')} onClose={close}>
      <div class="dialog-head">
        <h1>{t('output.title')}</h1>
        <IconButton icon={X} label={t('shell.close')} onClick={close} />
      </div>
      <p class="help">{t('output.what')}</p>
      <div class="output-columns">
        <Shape />
        <Windows />
        <RecordPanel />
        <WhipPanel />
        <Program />
      </div>
    </dialog>
  );
}

function Shape() {
  const now = output.size.value;
  const isOwn = !output.SIZES.some((one) => writeSize(one) === writeSize(now));
  return (
    <section>
      <label class="output-field">
        {t('output.size')}
        <select
          class="select"
          value={writeSize(now)}
          onChange={({ currentTarget: { value } }) => {
            output.size.value = readSize(value) ?? now;
          }}
        >
          {output.SIZES.map((one) => (
            <option key={writeSize(one)} value={writeSize(one)}>
              {one.width} x {one.height}
            </option>
          ))}
          {isOwn && <option value={writeSize(now)}>{t('output.ownSize', { ...now })}</option>}
        </select>
      </label>
      <Segmented
        label={t('output.fit')}
        options={[
          { value: 'contain', label: t('output.contain') },
          { value: 'fill', label: t('output.fill') },
        ]}
        value={page.display.value.fit}
        onChange={(fit) => setDisplay('fit', fit)}
      />
      <Switch
        label={t('output.mirror')}
        checked={output.mirror.value}
        onChange={(on) => (output.mirror.value = on)}
      />
    </section>
  );
}

function Windows() {
  const { output: commands } = useCommands();
  const { window: isOpen, pictureInPicture: isOnTop } = output.open.value;
  const screens = output.screens.value;
  return (
    <section>
      <h2>{t('output.windows')}</h2>
      <button
        type="button"
        class={`text-button ${isOpen ? 'on' : ''}`}
        onClick={() => commands.toggle('window')}
      >
        <MonitorUp size={16} strokeWidth={1.6} aria-hidden="true" />
        {isOpen ? t('output.closeWindow') : t('output.openWindow')}
      </button>
      {hasScreens() && screens.length === 0 && (
        <button type="button" class="text-button" onClick={commands.findScreens}>
          {t('output.findScreens')}
        </button>
      )}
      {screens.length > 0 && <ScreenPicker />}
      <p class="help">{t('output.windowHelp')}</p>
      {hasPictureInPicture() ? (
        <button
          type="button"
          class={`text-button ${isOnTop ? 'on' : ''}`}
          onClick={() => commands.toggle('pictureInPicture')}
        >
          <PictureInPicture2 size={16} strokeWidth={1.6} aria-hidden="true" />
          {isOnTop ? t('output.closeOnTop') : t('output.openOnTop')}
        </button>
      ) : (
        <p class="help">{t('output.noOnTop')}</p>
      )}
    </section>
  );
}

function ScreenPicker() {
  return (
    <label class="output-field">
      {t('output.screen')}
      <select
        class="select"
        value={output.chosenScreen.value ?? ''}
        onChange={({ currentTarget: { value } }) => {
          output.chosenScreen.value = value === '' ? null : Number(value);
        }}
      >
        <option value="">{t('output.anyScreen')}</option>
        {output.screens.value.map(({ here, label, width, height }, at) => {
          const screen = `${label || at + 1}, ${width} x ${height}`;
          return (
            <option key={screen} value={at}>
              {here ? t('output.here', { screen }) : screen}
            </option>
          );
        })}
      </select>
    </label>
  );
}

/** The stage alone, as another program opens it: of the panel's size, and mirrored as the panel says. */
const programAddress = (): string => {
  const query = presentAddress(undefined, {
    ...{ clean: true, output: output.size.value, alpha: output.transparent.value },
    display: { ...page.display.value, mirror: output.mirror.value },
    ...{ performance: false, inside: null, unit: null, atlas: null, tour: null },
  });
  return new URL(query, location.href.split(/[?#]/)[0]).href;
};

const copyAddress = () =>
  navigator.clipboard
    .writeText(programAddress())
    .then(() => notify('hint', t('output.addressCopied'), t('output.addressHolds')))
    .catch(notifyError);

function Program() {
  return (
    <section>
      <h2>{t('output.program')}</h2>
      <p class="help">{t('output.programHelp')}</p>
      <Switch
        label={t('output.transparent')}
        help={t('output.transparentHelp')}
        checked={output.transparent.value}
        onChange={(on) => (output.transparent.value = on)}
      />
      <button type="button" class="text-button" onClick={() => void copyAddress()}>
        <Copy size={16} strokeWidth={1.6} aria-hidden="true" />
        {t('output.copyAddress')}
      </button>
    </section>
  );
}
