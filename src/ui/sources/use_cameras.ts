import { useEffect, useState } from 'preact/hooks';
import { type CameraDevice, listCameras, onDevicesChanged } from '../../camera/index.ts';
import * as store from '../store.ts';

/** The cameras that there are now. Their names are known once one of them is live. */
export function useCameras(): CameraDevice[] {
  const [cameras, setCameras] = useState<CameraDevice[]>([]);
  const live = store.live.value;
  useEffect(() => {
    const list = () => void listCameras().then(setCameras);
    list();
    return onDevicesChanged(list);
  }, [live]);
  return cameras;
}
