import { CAPTURE_RATES, CAPTURE_SIZES, LENSES, readCapture, writeCapture } from '../../camera/index.ts';
import { Segmented } from '../components/segmented.tsx';
import { Switch } from '../components/switch.tsx';
import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { ask, camera, captureNow, hold, lens, locks } from './capture_store.ts';

/** How large a camera's pictures are and how many come, which lens of a phone it is, and what is held; what a camera cannot do is not there. */
export function CaptureControls() {
  const { openSource } = useCommands();
  const controls = camera.value?.controls;
  if (!controls) return null;
  const { most, can } = controls;
  const { size, rate } = captureNow();
  const chosen = size ? writeCapture({ size, rate: null }) : null;
  const sizes = CAPTURE_SIZES.filter(
    ({ width, height }) => !most || (width <= most.width && height <= most.height),
  );
  const texts = sizes.map((one) => writeCapture({ size: one, rate: null }) ?? '');
  const rates = CAPTURE_RATES.filter((one) => !most || one <= most.rate);
  return (
    <>
      {controls.lens && (
        <div class="capture-field">
          <span>{t('sources.lens')}</span>
          <Segmented
            label={t('sources.lens')}
            options={LENSES.map((one) => ({ value: one, label: t(`sources.${one}`) }))}
            value={controls.lens}
            onChange={(one) => {
              lens.value = one;
              openSource('camera');
            }}
          />
        </div>
      )}
      <label class="capture-field">
        {t('sources.captureSize')}
        <select
          class="select"
          value={chosen ?? ''}
          onChange={({ currentTarget }) => ask({ size: readCapture(currentTarget.value)?.size ?? null })}
        >
          <option value="">{t('sources.usual')}</option>
          {[...new Set([...texts, ...(chosen ? [chosen] : [])])].map((text) => (
            <option key={text} value={text}>
              {text.replace('x', ' × ')}
            </option>
          ))}
        </select>
      </label>
      <label class="capture-field">
        {t('sources.captureRate')}
        <select
          class="select"
          value={rate === null ? '' : `${rate}`}
          onChange={({ currentTarget: { value } }) => ask({ rate: value ? Number(value) : null })}
        >
          <option value="">{t('sources.usual')}</option>
          {[...new Set([...rates, ...(rate === null ? [] : [rate])])].map((one) => (
            <option key={one} value={`${one}`}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {can.exposure && (
        <Switch
          label={t('sources.holdExposure')}
          checked={locks.value.exposure}
          onChange={(exposure) => hold({ exposure })}
        />
      )}
      {can.focus && (
        <Switch
          label={t('sources.holdFocus')}
          checked={locks.value.focus}
          onChange={(focus) => hold({ focus })}
        />
      )}
    </>
  );
}
