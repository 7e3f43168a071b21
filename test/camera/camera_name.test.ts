import { expect, it } from 'vitest';
import { cameraName, screenName } from '../../src/camera/camera_name.ts';

it.each([
  ['FaceTime HD Camera', 'FaceTime HD Camera'],
  ['Logitech BRIO (046d:085e)', 'Logitech BRIO (046d:085e)'],
  ['/films/hall.mjpeg', '/films/hall.mjpeg'],
  ['', 'Camera 2'],
  ['id of the device', 'Camera 2'],
  ['9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'Camera 2'],
  ['{65E8773D-8F56-11D0-A3B9-00A0C9223196}', 'Camera 2'],
  ['iGJeB5FO6WkXhRmkHg20iPeWZfdTpjMVwapYzrB/QEujpaV6GolFUicwNNrLIID7pS41HAv5aYqzf6Sco7W2nA==', 'Camera 2'],
])('the second camera, which calls itself "%s", is named "%s"', (label, name) => {
  expect(cameraName(label, 'id of the device', 1)).toBe(name);
});

it.each([
  ['screen:0:0', 'monitor', 'Screen'],
  ['window:65838:0', 'window', 'Window'],
  ['web-contents-media-stream://17:3', 'browser', 'Tab'],
  ['', undefined, 'Screen'],
  ['Slides of the lesson', 'window', 'Slides of the lesson'],
])('what is shared and calls itself "%s", a %s, is named "%s"', (label, surface, name) => {
  expect(screenName(label, surface)).toBe(name);
});
