import { told } from '../contract/told.ts';
import { cameraError, requireCameraApi } from './camera_error.ts';
import { CameraError } from './errors.ts';
import type { FrameSource } from './source.ts';
import { keepPlaying, silentVideo, videoFrames } from './video_frames.ts';

/**
 * A screen, window or tab that a person chooses. Must be called from a click or a key.
 * @throws CameraError 'refused' where nothing was chosen, 'unsupported' where the browser (a phone's) cannot share, 'gone' where
 * it is closed again before its first frame
 */
export async function openScreen(): Promise<FrameSource> {
  const devices = requireCameraApi();
  if (!('getDisplayMedia' in devices))
    throw new CameraError('unsupported', told('cameraErrors.noScreenHere'));
  const stream = await devices
    .getDisplayMedia({ video: { frameRate: { ideal: 30 } }, audio: false })
    .catch((cause) => {
      const error = cameraError(cause, 'display-capture');
      throw error.reason === 'refused'
        ? new CameraError('refused', told('cameraErrors.noScreenShared'), {
            cause,
          })
        : error;
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
    throw new CameraError('failed', told('cameraErrors.screenEmpty'), { cause });
  }
  const closed = () => new CameraError('gone', told('cameraErrors.screenClosed'));
  // Its event may have come before the first frame was there.
  if (track?.readyState === 'ended') {
    stopTracks();
    throw closed();
  }
  const { source, end } = videoFrames('screen', track?.label || 'Screen', video, stopTracks);
  track?.addEventListener('ended', () => end(closed()));
  return source;
}
