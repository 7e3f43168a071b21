import { useEffect, useState } from 'preact/hooks';
import { t } from '../language/language.ts';
import { CodeDialog } from '../phones/code_dialog.tsx';
import { type HandOver, handedOver, withdrawAll } from './hand_over.ts';

/** The way to a picture that a visitor takes home. */
export function HandOverScreen() {
  const now = handedOver.value;
  useEffect(() => {
    addEventListener('pagehide', withdrawAll);
    return () => removeEventListener('pagehide', withdrawAll);
  }, []);
  return (
    <CodeDialog
      isOpen={now !== null}
      id="take-home"
      title={t(now?.state === 'failed' ? 'kiosk.notTaken' : 'kiosk.takeHome')}
      status={statusOf(now)}
      link={now?.state === 'ready' ? now.link : null}
      onClose={() => (handedOver.value = null)}
    >
      {now?.state === 'ready' && <Remaining until={now.until} />}
    </CodeDialog>
  );
}

function statusOf(now: HandOver | null): string {
  if (now?.state === 'sending') return t('kiosk.oneMoment');
  if (now?.state === 'failed') return t(`kiosk.${now.why}`);
  return now ? t('kiosk.pointPhone') : '';
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
