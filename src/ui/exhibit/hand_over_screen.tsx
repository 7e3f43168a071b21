import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { encode } from 'uqr';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import { handedOver } from './hand_over.ts';

/** As the standard asks: less of it, and some phones do not find the code. */
const QUIET_MODULES = 4;

/** The way to a picture that a visitor takes home. */
export function HandOverScreen() {
  const now = handedOver.value;
  const isOpen = now !== null;
  const dialog = useModal(isOpen);
  const close = () => (handedOver.value = null);
  return (
    <dialog ref={dialog} class="hand-over" aria-labelledby="take-home" onClose={close}>
      <div class="dialog-head">
        <h1 id="take-home">{t(now?.state === 'failed' ? 'kiosk.notTaken' : 'kiosk.takeHome')}</h1>
        <IconButton icon={X} label={t('kiosk.close')} onClick={close} />
      </div>
      <div role="status">
        {now?.state === 'sending' && <p>{t('kiosk.oneMoment')}</p>}
        {now?.state === 'failed' && <p>{t(`kiosk.${now.why}`)}</p>}
        {now?.state === 'ready' && <p>{t('kiosk.pointPhone')}</p>}
      </div>
      {now?.state === 'ready' && (
        <>
          <QrImage text={now.link} />
          <p class="hand-over-link">{now.link}</p>
          <Remaining until={now.until} />
        </>
      )}
    </dialog>
  );
}

/** @param until on the clock of `performance.now` */
function Remaining({ until }: { until: number }) {
  const left = () => Math.max(0, Math.ceil((until - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left());
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(left());
      if (left() === 0) handedOver.value = null;
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  const clock = `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
  return (
    <p class="help" role="timer">
      {t('kiosk.remaining', { minutes: clock })}
    </p>
  );
}

function QrImage({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('kiosk.qrCode', { link: text })}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
