// Runs in the page before its own scripts, as it stands: the tools' compiler would add helpers that the page lacks.
// Gives the fake camera, which is called by its film's path, a name.
for (const { prototype } of [MediaStreamTrack, MediaDeviceInfo]) {
  Object.defineProperty(prototype, 'label', { get: () => 'Webcam' });
}
