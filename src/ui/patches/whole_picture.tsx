import { useEffect, useMemo } from 'preact/hooks';
import type { Patch, PatchSource } from '../../contract/patches.ts';
import { formatValue } from '../format.ts';
import { t } from '../language/language.ts';
import { FieldFrame } from './field_frame.tsx';
import { isMirrored } from './patch_canvas.tsx';
import * as patches from './patch_store.ts';

/** What the network saw, with the part that the neuron sees framed. */
export function WholePicture({ patch, source }: { patch: Patch; source: PatchSource }) {
  const { width, height } = patches.shown.value?.patches ?? { width: 1, height: 1 };
  const url = useObjectUrl(source.picture, `${patches.shown.value?.storeKey} ${source.id}`);
  const { field, value, y, x } = patch;
  return (
    <figure class="whole-picture">
      <div class={isMirrored() ? 'mirrored' : ''} style={{ aspectRatio: `${width} / ${height}` }}>
        <img src={url} alt={source.name} />
        <FieldFrame field={field} width={width} height={height} />
      </div>
      <figcaption>
        <b>{formatValue(value)}</b> <span class="source-of-patch">{source.name}</span>
        <span class="help">
          {t('patches.rowValueColumnValue2Sees', {
            row: y,
            column: x,
            height: field.height,
            width: field.width,
          })}
        </span>
      </figcaption>
    </figure>
  );
}

/** An address for a blob, as long as the component shows it. @param key tells one blob from another */
function useObjectUrl(blob: Blob, key: string): string {
  // By its key: the same picture comes as a new blob with every page.
  const url = useMemo(() => URL.createObjectURL(blob), [key]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}
