import { useEffect, useState } from 'preact/hooks';
import { StageHost } from '../components/stage_host.tsx';
import { isPairing } from '../phones/phone_camera.ts';
import { PhoneDialog } from '../phones/phone_dialog.tsx';
import * as page from '../store.ts';

/**
 * The stage alone, to be shown by another program: as large as the window, or of the size that the address asks for. Over it stands
 * the code of a phone that the address asks for, until it gives its camera: there is no other way to it.
 */
export function CleanOutput() {
  const size = page.configured.value.output;
  const scale = useScale();
  return (
    <>
      <main class="bench">
        <div
          class={`stage-frame ${size ? 'sized' : ''}`}
          style={
            size
              ? {
                  ...{ width: `${size.width}px`, height: `${size.height}px` },
                  transform: `translate(-50%, -50%) scale(${scale})`,
                }
              : {}
          }
        >
          <StageHost />
        </div>
      </main>
      {isPairing.value && <PhoneDialog />}
    </>
  );
}

/** At which the whole of that size is seen; 1 where the window has it. */
function useScale(): number {
  const [room, setRoom] = useState({ width: innerWidth, height: innerHeight });
  useEffect(() => {
    const measure = () => setRoom({ width: innerWidth, height: innerHeight });
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  const { width, height } = page.configured.value.output ?? room;
  return Math.min(room.width / width, room.height / height);
}
