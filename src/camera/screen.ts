import { told } from '../contract/told.ts';
import { cameraError, requireCameraApi } from './camera_error.ts';
import { screenName } from './camera_name.ts';
import { ScreenError } from './errors.ts';
import type { FrameSource } from './source.ts';
import { keepPlaying, silentVideo, videoFrames } from './video_frames.ts';

/** What browsers throw where neither a click nor a key has asked: Safari the second. */
const UNASKED: readonly string[] = ['InvalidStateError', 'InvalidAccessError'];

/**
 * A screen, window or tab that a person chooses. Must be called from a click or a key.
 * @throws ScreenError where nothing was chosen, where the browser (a phone's) cannot share, and where it is closed again before
 * its first frame
 */
export async function openScreen(): Promise<FrameSource> {
  const devices = requireCameraApi();
  if (!('getDisplayMedia' in devices)) throw new ScreenError(told('cameraErrors.noScreenHere'));
  const stream = await devices
    .getDisplayMedia({ video: { frameRate: { ideal: 30 } }, audio: false })
    .catch((cause) => {
      throw screenError(cause);
    });
  const [track] = stream.getVideoTracks();
  const video = silentVideo();
  video.srcObject = stream;
  let unwatch = () => {};
  const stopTracks = () => {
    unwatch();
    for (const each of stream.getTracks()) each.stop();
    video.srcObject = null;
  };
  try {
    unwatch = await keepPlaying(video);
  } catch (cause) {
    stopTracks();
    throw new ScreenError(told('cameraErrors.screenEmpty'), { cause });
  }
  const closed = () => new ScreenError(told('cameraErrors.screenClosed'));
  // Its event may have come before the first frame was there.
  if (track?.readyState === 'ended') {
    stopTracks();
    throw closed();
  }
  const name = screenName(track?.label ?? '', track?.getSettings().displaySurface);
  const { source, end } = videoFrames('screen', name, video, stopTracks);
  track?.addEventListener('ended', () => end(closed()));
  return source;
}

/** Says in a person's words why getDisplayMedia failed. */
function screenError(cause: unknown): ScreenError {
  const { reason, told: what } = cameraError(cause, 'display-capture');
  if (reason === 'withheld') return new ScreenError(what, { cause });
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  if (UNASKED.includes(name)) return new ScreenError(told('cameraErrors.screenNeedsClick'), { cause }, true);
  if (reason !== 'refused') {
    const why = [name, message].filter(Boolean).join(': ');
    return new ScreenError(told('cameraErrors.screenFails', { why }), { cause });
  }
  const isOfSystem = /system/i.test(message);
  const why = told(isOfSystem ? 'cameraErrors.screenSystemForbids' : 'cameraErrors.noScreenShared');
  return new ScreenError(why, { cause });
}
