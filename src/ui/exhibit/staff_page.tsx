import { FilePen, MonitorCog, RotateCcw, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Facts } from '../components/facts.tsx';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { reloadOnceServed } from '../reload.ts';
import * as store from '../store.ts';
import { BACKENDS } from '../url_state/settings.ts';
import { CameraChoice } from './camera_choice.tsx';
import { countsCsv, readCounts } from './counts.ts';
import { EditPage } from './edit/edit_page.tsx';
import { type Incident, presentHealth } from './health.ts';
import { enterPin, staff } from './staff.ts';
import { testPicture } from './test_pictures.tsx';

/** For those who look after the exhibit: how it is, its camera, what it counted. */
export function StaffPage() {
  const state = staff.value;
  const dialog = useModal(state !== 'closed');
  const close = () => (staff.value = 'closed');
  return (
    <dialog ref={dialog} class="staff" aria-label="Staff" onClose={close}>
      <div class="dialog-head">
        <h1>Staff</h1>
        <IconButton icon={X} label="Close" onClick={close} />
      </div>
      {state === 'asked' && <Pin />}
      {state === 'open' && <Inside />}
    </dialog>
  );
}

function Pin() {
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState('');
  const enter = async () => {
    setFault((await enterPin(pin)) ?? '');
    setPin('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p class="pin-digits" role="status">
        {fault || '•'.repeat(pin.length) || 'PIN'}
      </p>
      <div class="pin-pad">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => (
          <button key={digit} type="button" class="text-button" onClick={() => setPin(pin + digit)}>
            {digit}
          </button>
        ))}
        <button type="submit" class="text-button">
          Enter
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
  return (
    <>
      <section>
        <h2>How it is</h2>
        <Facts
          rows={[
            ['Network', `${network}, ${worker}${backend ? `, on ${backend}` : ''}`],
            ['Picture from', `${source ?? 'nowhere'}${store.stalled.value ? ', which stands still' : ''}`],
            ['Pictures a second', resultsPerSecond.toFixed(1)],
            [
              'Last picture',
              lastResultMs === null ? 'none yet' : `${(lastResultMs / 1000).toFixed(1)} s ago`,
            ],
            ['Open for', `${Math.round((at - openedAt) / 60_000)} min`],
          ]}
        />
      </section>
      <section>
        <h2>What went wrong since</h2>
        {incidents.length === 0 ? (
          <p>Nothing.</p>
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
        <h2>Display</h2>
        <button type="button" class="text-button" onClick={() => (testPicture.value = 0)}>
          <MonitorCog size={16} strokeWidth={1.6} aria-hidden="true" /> Show test pictures
        </button>
      </section>
      {store.exhibit.value.counts && <Counts />}
      <section>
        <h2>Configuration</h2>
        <button type="button" class="text-button" onClick={onEdit}>
          <FilePen size={16} strokeWidth={1.6} aria-hidden="true" /> Edit the configuration
        </button>
      </section>
      <button type="button" class="text-button" onClick={() => reloadOnceServed()}>
        <RotateCcw size={16} strokeWidth={1.6} aria-hidden="true" /> Open the page anew
      </button>
    </>
  );
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium' });

function wordsOf({ at, what, over }: Incident): string {
  const end = over === null ? 'and goes on' : `for ${((over - at) / 1000).toFixed(1)} s`;
  return `${clock.format(at)}: ${what}, ${end}`;
}

/** What computes, from the next time on that the page is opened: in the address, where it overrides the configuration. */
function BackendChoice() {
  const { requestedBackend } = store;
  const open = (backend: string) => {
    const query = new URLSearchParams(location.search);
    if (backend) query.set('backend', backend);
    else query.delete('backend');
    location.search = `${query}`;
  };
  return (
    <section>
      <h2>What computes</h2>
      <Segmented
        label="What computes"
        options={['', ...BACKENDS].map((value) => ({ value, label: value || 'the first that works' }))}
        value={requestedBackend.value ?? ''}
        onChange={open}
      />
      <p class="help">Another choice opens the page anew, and counts until this browser is started again.</p>
    </section>
  );
}

function Counts() {
  const counts = readCounts();
  const days = Object.entries(counts).slice(-7).reverse();
  const csv = `data:text/csv;charset=utf-8,${encodeURIComponent(countsCsv(counts))}`;
  return (
    <section>
      <h2>Visits</h2>
      <Facts
        rows={days.map(([day, { visits, views }]) => {
          const seconds = Object.values(views).reduce((sum, one) => sum + one, 0);
          return [day, `${visits} ${visits === 1 ? 'visit' : 'visits'}, ${Math.round(seconds / 60)} min`];
        })}
      />
      <a class="text-button" href={csv} download="convoscope-visits.csv">
        All days as CSV
      </a>
    </section>
  );
}
