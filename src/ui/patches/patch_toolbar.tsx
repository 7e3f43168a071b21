import { RotateCcw, Square } from 'lucide-preact';
import { Segmented } from '../components/segmented.tsx';
import { useAskedTwice } from '../components/use_asked_twice.ts';
import { useCommands } from '../keys/commands.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as store from '../store.ts';
import * as patches from './patch_store.ts';

const ORIGINS = [
  { value: 'stream', label: 'Live' },
  { value: 'collection', label: 'My pictures' },
] as const;

/** Where the patches come from, how many pictures there were, and what can be done with them. */
export function PatchToolbar() {
  const { forgetPatches } = useCommands();
  const { asked, click } = useAskedTwice(forgetPatches);
  const hasCollection = patches.scanResult.value !== null || patches.scan.value !== null;
  return (
    <div class="patch-toolbar">
      {hasCollection && (
        <Segmented
          label="Where the patches come from"
          options={ORIGINS}
          value={patches.origin.value}
          onChange={(origin) => (patches.origin.value = origin)}
        />
      )}
      <PickFiles />
      <button
        type="button"
        class="text-button"
        title="Every patch and every picture is forgotten; they were in memory only"
        onClick={click}
      >
        {asked ? 'Really forget them?' : 'Forget'}
      </button>
      {patches.origin.value === 'stream' ? <StreamState /> : <CollectionState />}
    </div>
  );
}

function PickFiles() {
  const { scanPictures } = useCommands();
  return (
    <span class="pick-files">
      <FilePicker label="A folder of pictures" folder onFiles={scanPictures}>
        {(open) => (
          <button type="button" class="text-button" onClick={open}>
            Folder …
          </button>
        )}
      </FilePicker>
      <FilePicker label="Pictures" accept="image/*,.zip,application/zip" multiple onFiles={scanPictures}>
        {(open) => (
          <button type="button" class="text-button" onClick={open}>
            Pictures, ZIP …
          </button>
        )}
      </FilePicker>
    </span>
  );
}

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

function StreamState() {
  const kept = store.latest.value?.result.patches;
  const channels = patches.channelCount.value;
  return (
    <p class="patch-state">
      {kept &&
        `${count(kept.seen, 'frame', 'frames')} looked at, patches of ${kept.found} of ${channels} channels`}
    </p>
  );
}

function CollectionState() {
  const { stopMining, scanAgain } = useCommands();
  const now = patches.scan.value;
  const done = patches.scanResult.value;
  const layer = patches.layer.value;
  const other = !now && done && done.layer !== layer;
  return (
    <div class="patch-state">
      {now && (
        <div class="mining" role="status">
          <div
            class={`progress ${now.seen + now.failed === 0 ? 'unknown' : ''}`}
            role="progressbar"
            aria-label="Looking through the pictures"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * now.part)}
          >
            <span style={{ transform: `scaleX(${now.seen + now.failed === 0 ? 0.3 : now.part})` }} />
          </div>
          <button type="button" class="text-button" onClick={stopMining}>
            <Square size={14} strokeWidth={1.6} aria-hidden="true" /> Stop
          </button>
        </div>
      )}
      <p>
        {count((now ?? done)?.seen ?? 0, 'picture', 'pictures')}, patches of {(now ?? done)?.found ?? 0}{' '}
        channels
        {(now ?? done) && ` of ${store.layerTitle((now ?? done)?.layer ?? '')}`}
        {now && '; the live view waits'}
      </p>
      {other && (
        <button type="button" class="text-button" onClick={scanAgain}>
          <RotateCcw size={16} strokeWidth={1.6} aria-hidden="true" /> Look through them for{' '}
          {store.layerTitle(layer ?? '')}
        </button>
      )}
      {patches.leftOut.value.length > 0 && (
        <details class="more left-out">
          <summary>{count(patches.leftOut.value.length, 'file', 'files')} left out</summary>
          <ul>
            {patches.leftOut.value.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
