import { t } from '../language/language.ts';
import { CodeDialog } from './code_dialog.tsx';
import { isPairing, phoneLink } from './phone_camera.ts';
import { phoneUses } from './room.ts';

/** The way to the phone that is to be the camera, and how it stands. */
export function PhoneDialog() {
  const now = phoneLink.value;
  return (
    <CodeDialog
      isOpen={isPairing.value && now !== null}
      id="phone-camera"
      title={t('phones.asCamera')}
      status={now ? t(`phones.${now.state}`) : ''}
      link={now?.link ?? null}
      onClose={() => (isPairing.value = false)}
    >
      {phoneUses.value.includes('self-signed') && <p class="help">{t('phones.selfSigned')}</p>}
    </CodeDialog>
  );
}
