import { CameraError, REFUSED } from './errors.ts';

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
      return new CameraError('refused', name === 'SecurityError' ? FORBIDDEN : refusal(detail), { cause });
    }
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return new CameraError('none', 'No camera was found. Plug one in; it is used as soon as it is there.', {
        cause,
      });
    case 'OverconstrainedError':
      return new CameraError(
        'gone',
        'The chosen camera is not connected. Plug it in, or choose another camera.',
        {
          cause,
        },
      );
    case 'NotReadableError':
    case 'TrackStartError':
      return new CameraError(
        'busy',
        'The camera is in use by another program. Close the other program or its video call; ' +
          'the camera is used as soon as it is free.',
        { cause },
      );
    default:
      return new CameraError(
        'failed',
        `The camera could not be started (${[name, detail].filter(Boolean).join(': ')}). ` +
          'Unplug it and plug it in again, or choose another camera.',
        { cause },
      );
  }
}

const FORBIDDEN =
  "This page's settings forbid the camera. Open the page on its own, not inside another page, " +
  'or ask whoever serves it to allow the camera.';

/** What the page around this one has to write. */
const ALLOW = 'allow="camera; display-capture; fullscreen"';

/** Why no person can allow it: the page's own server or the page around it forbids it. Null where neither does. */
function whyWithheld(feature: Feature): string | null {
  const { featurePolicy } = document as Document & {
    featurePolicy?: { allowsFeature(feature: string): boolean };
  };
  // Only Chromium tells.
  if (!featurePolicy || featurePolicy.allowsFeature(feature)) return null;
  const what = feature === 'camera' ? 'camera' : 'screen';
  return self === top
    ? `The server of this page forbids the ${what} by its header Permissions-Policy: let it write “${feature}=(self)” there.`
    : `This page lies inside another page, which keeps the ${what} from it (permissions policy). Whoever makes that ` +
        `page writes ${ALLOW} into its iframe element. Or open this page on its own.`;
}

function refusal(detail: string): string {
  if (/system/i.test(detail))
    return (
      'The operating system keeps the camera from this browser. ' +
      'Allow the browser to use the camera in the system settings, under privacy.'
    );
  if (self !== top)
    return `${REFUSED} Inside another page nobody may be asked: then its iframe element needs ${ALLOW}.`;
  return REFUSED;
}

/** @throws CameraError where no camera can be asked for at all */
export function requireCameraApi(): MediaDevices {
  if (!isSecureContext)
    throw new CameraError(
      'insecure',
      'Browsers give the camera only to pages from https or localhost. ' +
        'Open this page with https://, or on the machine itself as http://localhost.',
    );
  // Old browsers and embedded web views lack it, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia)
    throw new CameraError(
      'unsupported',
      'This browser has no camera access. Open the page in a current browser.',
    );
  return devices;
}
