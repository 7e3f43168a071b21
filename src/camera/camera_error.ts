import { type Told, told } from '../contract/told.ts';
import { CameraError } from './errors.ts';

/** What a page may be kept from, as permissions policies name it. */
type Feature = 'camera' | 'display-capture';

/** Says in a person's words why getUserMedia, or getDisplayMedia of `display-capture`, failed. */
export function cameraError(cause: unknown, of: Feature = 'camera'): CameraError {
  if (cause instanceof CameraError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  const detail = cause instanceof Error ? cause.message : String(cause);
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError': {
      const withheld = whyWithheld(of);
      if (withheld) return new CameraError('withheld', withheld, { cause });
      return new CameraError(
        'refused',
        name === 'SecurityError' ? told('cameraErrors.forbidden') : refusal(detail),
        { cause },
      );
    }
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return new CameraError('none', told('cameraErrors.none'), {
        cause,
      });
    case 'OverconstrainedError':
      return new CameraError('gone', told('cameraErrors.gone'), {
        cause,
      });
    case 'NotReadableError':
    case 'TrackStartError':
      return new CameraError('busy', told('cameraErrors.busy'), { cause });
    default:
      return new CameraError(
        'failed',
        told('cameraErrors.failed', { why: [name, detail].filter(Boolean).join(': ') }),
        { cause },
      );
  }
}

/** What the page around this one has to write. */
const ALLOW = 'allow="camera; display-capture; fullscreen"';

/** Why no person can allow it: the page's own server or the page around it forbids it. Null where neither does. */
function whyWithheld(feature: Feature): Told | null {
  const { featurePolicy } = document as Document & {
    featurePolicy?: { allowsFeature(feature: string): boolean };
  };
  // Only Chromium tells.
  if (!featurePolicy || featurePolicy.allowsFeature(feature)) return null;
  const what = told(feature === 'camera' ? 'pieces.camera' : 'pieces.screen');
  return self === top
    ? told('cameraErrors.serverForbids', { what, feature })
    : told('cameraErrors.pageAroundForbids', { what, allow: ALLOW });
}

function refusal(detail: string): Told {
  if (/system/i.test(detail)) return told('cameraErrors.systemForbids');
  return self === top ? told('cameraErrors.refused') : told('cameraErrors.refusedInside', { allow: ALLOW });
}

/** @throws CameraError where no camera can be asked for at all */
export function requireCameraApi(): MediaDevices {
  if (!isSecureContext) throw new CameraError('insecure', told('cameraErrors.insecure'));
  // Old browsers and embedded web views lack it, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw new CameraError('unsupported', told('cameraErrors.unsupported'));
  return devices;
}
