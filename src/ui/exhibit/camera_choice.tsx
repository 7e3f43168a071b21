import { useEffect, useRef } from 'preact/hooks';
import { type Crop, MOST_CUT, type Mounting, PHONE_ID } from '../../camera/index.ts';
import { Slider } from '../components/slider.tsx';
import { Switch } from '../components/switch.tsx';
import { wholePercent } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { phrase, t } from '../language/language.ts';
import { reloadOnceServed } from '../reload.ts';
import { TurnPicker } from '../sources/turn_picker.tsx';
import { useCameras } from '../sources/use_cameras.ts';
import * as store from '../store.ts';
import { keepCamera, keepMountings } from '../url_state/page_settings.ts';

const SIDES: readonly (keyof Crop)[] = ['left', 'top', 'right', 'bottom'];

/** Which camera looks, and how it hangs: kept in this browser, beside its picture as the network gets it. */
export function CameraChoice() {
  const { mount } = useCommands();
  const cameras = useCameras();
  const used = store.live.value?.deviceId ?? null;
  const { mirror, crop } = store.mounting.value;
  const change = (part: Partial<Mounting>) => {
    mount(part);
    // A phone is gone with its visitor.
    keepMountings(used === PHONE_ID ? null : used);
  };
  return (
    <section>
      <h2>{t('staff.aCamera')}</h2>
      {cameras.map(({ deviceId, label }) => (
        <label key={deviceId} class="staff-camera">
          <input
            type="radio"
            name="camera"
            checked={deviceId === used}
            onChange={() => {
              keepCamera(deviceId || null);
              reloadOnceServed();
            }}
          />
          {phrase(label)}
        </label>
      ))}
      {cameras.length === 0 && <p>{t('staff.noCamera')}</p>}
      <p class="help">{t('staff.cameraHelp')}</p>
      <div class="staff-mounting">
        <NetworkPicture />
        <div class="staff-sides">
          {used !== null && (
            <>
              <TurnPicker onChange={(turn) => change({ turn })} />
              <Switch
                label={t('staff.swap')}
                help={t('staff.swapHelp')}
                checked={mirror}
                onChange={(on) => change({ mirror: on })}
              />
              {SIDES.map((side) => (
                <Slider
                  key={side}
                  label={t(`staff.cut${side}`)}
                  min={0}
                  max={MOST_CUT}
                  step={0.01}
                  value={crop[side]}
                  format={wholePercent}
                  onInput={(share) => change({ crop: { ...crop, [side]: share } })}
                />
              ))}
            </>
          )}
        </div>
      </div>
    </section>
  );
}

const WIDTH = 320;

/** The live picture as it comes from the camera, turned, mirrored and cut, and not as in the looking glass of the stage. */
function NetworkPicture() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const element = store.live.value?.element;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !element) return;
    let next = 0;
    const draw = () => {
      const [width, height] =
        element instanceof HTMLVideoElement
          ? [element.videoWidth, element.videoHeight]
          : [element.width, element.height];
      const size = { width: WIDTH, height: Math.round((WIDTH * height) / (width || 1)) };
      if (context.canvas.height !== size.height) Object.assign(context.canvas, size);
      context.drawImage(element, 0, 0, size.width, size.height);
      next = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(next);
  }, [element]);
  return <canvas ref={canvas} width={WIDTH} role="img" aria-label={t('staff.networkGets')} />;
}
