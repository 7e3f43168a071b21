import { expect, it } from 'vitest';
import { filesToKeep } from '../../../src/worker/networks/kept_files.ts';

it('of a project folder all is kept but its pictures, films and sounds', () => {
  const ofNetwork = [
    'birds/model.json',
    'birds/group1-shard1of2.bin',
    'birds/weights.pb',
    'birds/labels.txt',
    'birds/net.onnx.data',
    'birds/resnet18.pth.tar',
    // No ending: it may be the numbers of an ONNX file.
    'birds/conv1.weight_png',
  ];
  const others = ['birds/train/wren.jpg', 'birds/train/OWL.PNG', 'birds/demo.mp4', 'IMG_1.MOV', 'song.wav'];
  const files = new Map([...ofNetwork, ...others].map((path) => [path, new Blob([path])]));
  expect(filesToKeep(files).map(([path]) => path)).toEqual(ofNetwork);
});
