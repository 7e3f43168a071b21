import { Link } from 'lucide-preact';
import { t } from '../language/language.ts';
import { notify, notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import { presentAddress } from '../url_state/page_settings.ts';

const copy = () =>
  navigator.clipboard
    .writeText(new URL(presentAddress() || '.', location.href).href)
    .then(() => notify('hint', t('welcome.linkCopied'), t('welcome.linkHolds')))
    .catch(notifyError);

/** A kiosk has no address that anybody could take along. */
export function CopyLink() {
  if (store.kiosk.value) return null;
  return (
    <button type="button" class="copy-link" onClick={() => void copy()}>
      <Link size={16} strokeWidth={1.6} aria-hidden="true" />
      {t('welcome.copyLink')}
    </button>
  );
}
