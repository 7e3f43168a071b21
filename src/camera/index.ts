/** Where frames come from. Runs on the page; knows nothing of networks. */

export type { CameraSource } from './camera_source.ts';
export {
  CAPTURE_RATES,
  CAPTURE_SIZES,
  type CameraControls,
  type Capture,
  LENSES,
  type Lens,
  type Locks,
  readCapture,
  USUAL_CAPTURE,
  writeCapture,
} from './capture.ts';
export { openClip } from './clip.ts';
export { type CameraDevice, listCameras, onDevicesChanged } from './devices.ts';
export { CameraError, ScreenError } from './errors.ts';
export { openFile } from './file.ts';
export {
  type Crop,
  MOST_CUT,
  type MountedSource,
  type Mounting,
  mounted,
  NO_CROP,
  onFrames,
  TURNS,
  type Turn,
  UPRIGHT,
} from './mounted.ts';
export {
  openPhoneCamera,
  PHONE_ID,
  type PhoneCameraOptions,
  type PhoneState,
} from './phones/phone_camera.ts';
export {
  openReopeningCamera,
  type ReopeningCamera,
  type ReopeningCameraOptions,
} from './reopening_camera.ts';
export { openScreen } from './screen.ts';
export { type FrameSource, SourceStoppedError } from './source.ts';
export { takenAt } from './video_frames.ts';
export { openCamera } from './webcam.ts';
