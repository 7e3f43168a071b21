import { RotateCcw, Square } from 'lucide-preact';
import { useAskedTwice } from '../components/hooks/use_asked_twice.ts';
import { Segmented } from '../components/segmented.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as store from '../store.ts';
import * as patches from './patch_store.ts';

const ORIGINS = [
  { value: 'stream', label: 'patches.live' },
  { value: 'collection', label: 'patches.myPictures' },
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
          label={t('patches.whereThePatchesComeFrom')}
          options={ORIGINS.map(({ value, label }) => ({ value, label: t(label) }))}
          value={patches.origin.value}
          onChange={(origin) => (patches.origin.value = origin)}
        />
      )}
      <PickFiles />
      <button
        type="button"
        class="text-button"
        title={t('patches.everyPatchAndEveryPicture')}
        onClick={click}
      >
        {asked ? t('patches.reallyForgetThem') : t('patches.forget')}
      </button>
      {patches.origin.value === 'stream' ? <StreamState /> : <CollectionState />}
    </div>
  );
}

function PickFiles() {
  const { scanPictures } = useCommands();
  return (
    <span class="pick-files">
      <FilePicker label={t('patches.aFolderOfPictures')} folder onFiles={scanPictures}>
        {(open) => (
          <button type="button" class="text-button" onClick={open}>
            {t('patches.folder')}
          </button>
        )}
      </FilePicker>
      <FilePicker
        label={t('patches.pictures')}
        accept="image/*,.zip,application/zip"
        multiple
        onFiles={scanPictures}
      >
        {(open) => (
          <button type="button" class="text-button" onClick={open}>
            {t('patches.picturesZip')}
          </button>
        )}
      </FilePicker>
    </span>
  );
}

function StreamState() {
  const kept = store.latest.value?.result.patches;
  const channels = patches.channelCount.value;
  return (
    <p class="patch-state">
      {kept && t('patches.framesLookedAt', { seen: kept.seen, found: kept.found, channels })}
    </p>
  );
}

function CollectionState() {
  const { stopMining, scanAgain } = useCommands();
  const now = patches.scan.value;
  const done = patches.scanResult.value;
  const shown = now ?? done;
  const layer = patches.layer.value;
  const other = !now && done && done.layer !== layer;
  return (
    <div class="patch-state">
      {now && (
        <div class="mining" role="status">
          <div
            class={`progress ${now.seen + now.failed === 0 ? 'unknown' : ''}`}
            role="progressbar"
            aria-label={t('patches.lookingThroughThePictures')}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * now.part)}
          >
            <span style={{ transform: `scaleX(${now.seen + now.failed === 0 ? 0.3 : now.part})` }} />
          </div>
          <button type="button" class="text-button" onClick={stopMining}>
            <Square size={14} strokeWidth={1.6} aria-hidden="true" /> {t('patches.stop')}
          </button>
        </div>
      )}
      <p>
        {t('patches.picturesLookedThrough', {
          seen: shown?.seen ?? 0,
          found: shown?.found ?? 0,
          layer: shown ? store.layerTitle(shown.layer) : '',
          waits: now ? 'yes' : 'no',
        })}
      </p>
      {other && (
        <button type="button" class="text-button" onClick={scanAgain}>
          <RotateCcw size={16} strokeWidth={1.6} aria-hidden="true" />{' '}
          {t('patches.lookThroughThemForLayer', { layer: store.layerTitle(layer ?? '') })}
        </button>
      )}
      {patches.leftOut.value.length > 0 && (
        <details class="more left-out">
          <summary>{t('patches.filesLeftOut', { count: patches.leftOut.value.length })}</summary>
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
