import { Delete, FilePen, MonitorCog, RotateCcw, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Facts } from '../components/facts.tsx';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { formatFixed } from '../format.ts';
import { language, phrase, t } from '../language/language.ts';
import { reloadOnceServed } from '../reload.ts';
import * as store from '../store.ts';
import { BACKENDS } from '../url_state/settings.ts';
import { CameraChoice } from './camera_choice.tsx';
import { countsCsv, readCounts } from './counts.ts';
import { EditPage } from './edit/edit_page.tsx';
import { type Incident, presentHealth } from './health.ts';
import { ownVoice } from './speech.ts';
import { enterPin, queryWith, staff } from './staff.ts';
import { testPicture } from './test_pictures.tsx';

/** For those who look after the exhibit: how it is, its camera, what it counted. */
export function StaffPage() {
  const state = staff.value;
  const dialog = useModal(state !== 'closed');
  const close = () => (staff.value = 'closed');
  return (
    <dialog ref={dialog} class="staff" aria-label={t('staff.staff')} onClose={close}>
      <div class="dialog-head">
        <h1>{t('staff.staff')}</h1>
        <IconButton icon={X} label={t('shell.close')} onClick={close} />
      </div>
      {state === 'asked' && <Pin />}
      {state === 'open' && <Inside />}
    </dialog>
  );
}

function Pin() {
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState('');
  // Browsers look for their voices once they are asked: on the next page they know of them.
  useEffect(() => void ownVoice(), []);
  const enter = async () => {
    setFault((await enterPin(pin)) ?? '');
    setPin('');
  };
  const type = (change: (before: string) => string) => {
    setFault('');
    setPin(change);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p class="pin-digits" role="status">
        {fault || '•'.repeat(pin.length) || t('staff.pin')}
      </p>
      <div class="pin-pad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => (
          <button
            key={digit}
            type="button"
            class="text-button"
            onClick={() => type((before) => before + digit)}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          class="text-button"
          title={t('staff.takeBack')}
          aria-label={t('staff.takeBack')}
          onClick={() => type((before) => before.slice(0, -1))}
        >
          <Delete size={20} strokeWidth={1.6} aria-hidden="true" />
        </button>
        <button type="submit" class="text-button">
          {t('staff.enter')}
        </button>
      </div>
    </form>
  );
}

const LOOK_MS = 2_000;

function Inside() {
  const [isEditing, setEditing] = useState(false);
  return isEditing ? (
    <EditPage onBack={() => setEditing(false)} />
  ) : (
    <Overview onEdit={() => setEditing(true)} />
  );
}

function Overview({ onEdit }: { onEdit: () => void }) {
  const [health, setHealth] = useState(presentHealth());
  useEffect(() => {
    const timer = setInterval(() => setHealth(presentHealth()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const { network, backend, source, worker, resultsPerSecond, lastResultMs, openedAt, incidents, at } =
    health;
  const from = source ? t(`staff.${source}`) : t('staff.nowhere');
  const { access } = store.exhibit.value;
  return (
    <>
      <section>
        <Arrival>{t('staff.howItIs')}</Arrival>
        <Facts
          rows={[
            [
              t('staff.network'),
              backend
                ? t('staff.networkOn', { network, worker: t(`staff.${worker}`), backend })
                : t('staff.networkIs', { network, worker: t(`staff.${worker}`) }),
            ],
            [t('staff.pictureFrom'), store.stalled.value ? t('staff.standsStill', { source: from }) : from],
            [t('staff.rate'), formatFixed(resultsPerSecond, 1)],
            [
              t('staff.lastPicture'),
              lastResultMs === null
                ? t('staff.noneYet')
                : t('staff.ago', { seconds: formatFixed(lastResultMs / 1000, 1) }),
            ],
            [t('staff.openFor'), t('staff.minutes', { minutes: Math.round((at - openedAt) / 60_000) })],
          ]}
        />
        {(access.button || access.speech) && !ownVoice() && <p class="help">{t('staff.noVoice')}</p>}
      </section>
      <section>
        <h2>{t('staff.whatWentWrong')}</h2>
        {incidents.length === 0 ? (
          <p>{t('staff.nothing')}</p>
        ) : (
          <ul>
            {[...incidents].reverse().map((one) => (
              <li key={`${one.at} ${one.what}`}>{wordsOf(one)}</li>
            ))}
          </ul>
        )}
      </section>
      <CameraChoice />
      <BackendChoice />
      <section>
        <h2>{t('staff.display')}</h2>
        <button type="button" class="text-button" onClick={() => (testPicture.value = 0)}>
          <MonitorCog size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.showTestPictures')}
        </button>
      </section>
      {store.exhibit.value.counts && <Counts />}
      <section>
        <h2>{t('staff.configuration')}</h2>
        <button type="button" class="text-button" onClick={onEdit}>
          <FilePen size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.editConfiguration')}
        </button>
      </section>
      <button type="button" class="text-button" onClick={() => reloadOnceServed()}>
        <RotateCcw size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.openAnew')}
      </button>
    </>
  );
}

function wordsOf({ at, what, over }: Incident): string {
  const tag = language.value === 'en' ? 'en-GB' : language.value;
  const time = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return over === null
    ? t('staff.goesOn', { time, what: phrase(what) })
    : t('staff.lasted', { time, what: phrase(what), seconds: formatFixed((over - at) / 1000, 1) });
}

/** What computes, from the next time on that the page is opened: in the address, where it overrides the configuration. */
function BackendChoice() {
  const { requestedBackend } = store;
  const open = (backend: string) => {
    location.search = queryWith(backend, location.search);
  };
  return (
    <section>
      <h2>{t('staff.whatComputes')}</h2>
      <Segmented
        label={t('staff.whatComputes')}
        options={['', ...BACKENDS].map((value) => ({ value, label: value || t('staff.firstThatWorks') }))}
        value={requestedBackend.value ?? ''}
        onChange={open}
      />
      <p class="help">{t('staff.computesHelp')}</p>
    </section>
  );
}

function Counts() {
  const counts = readCounts();
  const days = Object.entries(counts).slice(-7).reverse();
  const csv = `data:text/csv;charset=utf-8,${encodeURIComponent(countsCsv(counts))}`;
  return (
    <section>
      <h2>{t('staff.visits')}</h2>
      <Facts
        rows={days.map(([day, { visits, views }]) => {
          const seconds = Object.values(views).reduce((sum, one) => sum + one, 0);
          return [day, t('staff.visitsOfDay', { visits, minutes: Math.round(seconds / 60) })];
        })}
      />
      <a class="text-button" href={csv} download="convoscope-visits.csv">
        {t('staff.allDays')}
      </a>
    </section>
  );
}
