/** Where frames come from. Runs on the page; knows nothing of networks. */
export type { CameraChoice } from './camera_stream.ts';
export { type ClipOptions, openClip } from './clip.ts';
export { type CameraDevice, listCameras, onDevicesChanged } from './devices.ts';
export { CameraError, type CameraReason, PictureFileError, VideoFileError } from './errors.ts';
export { openFile } from './file.ts';
export { openScreen } from './screen.ts';
export { type FrameSource, fitWithin, LONGEST_SIDE, SourceStoppedError } from './source.ts';
export { openSteadyCamera, type SteadyCamera, type SteadyCameraOptions } from './steady_camera.ts';
export { openStill } from './still.ts';
export { TURNS, type Turn, type TurnedSource, turnable } from './turned.ts';
export { openVideoFile } from './video_file.ts';
export { type CameraSource, openCamera } from './webcam.ts';
