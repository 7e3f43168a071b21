import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { look } from '../support/look.ts';
import { some } from '../support/thorough.ts';

const IMPORTED = join(import.meta.dirname, '../golden/imported');
const DOG = join(import.meta.dirname, '../../models/pictures/dog.jpg');
const SHARED = join(import.meta.dirname, '../../../shared');
const PHOTOGRAPHS = join(SHARED, 'data/imagenet-samples');

describe('--network', () => {
  it.each(['resnet18.pth', 'resnet18-bf16.safetensors', 'resnet18-dynamo.onnx'])(
    'opens %s and says what it is',
    async (file) => {
      const { out, err, code } = await look('classify', DOG, '--network', join(IMPORTED, file));
      expect(code).toBe(0);
      expect(err).toContain(`${file}: `);
      expect(err).toContain('5 classes (names: none), 0.0 million parameters');
      expect(err).toContain('Not sure: ');
      expect(out).toMatch(/Class [1-5]/);
    },
  );

  it('refuses a pickle that would run something, and answers nothing', async () => {
    const { out, err, code } = await look('classify', DOG, '--network', join(IMPORTED, 'hostile.pth'));
    expect(code).toBe(1);
    expect(err).toContain('ModelFileError: hostile.pth asks Python to run');
    expect(out).toBe('');
    expect(existsSync('/tmp/convoscope-executed')).toBe(false);
  });

  it('says which networks there are where there is no such file', async () => {
    const { err, code } = await look('classify', DOG, '--network', 'nowhere.pth');
    expect(code).toBe(1);
    expect(err).toContain('There is no network "nowhere.pth". There are: ');
  });
});

describe.skipIf(!existsSync(PHOTOGRAPHS))('real weights, from ../shared (absent elsewhere)', () => {
  it.each(['bvlc_googlenet.opset13.onnx', 'googlenet_bvlc.safetensors'])(
    '%s gives photographs the leading class that onnxruntime gives them',
    async (file) => {
      const folder = join(SHARED, 'models/googlenet-bvlc');
      const text = readFileSync(join(folder, 'reference_top5.json'), 'utf8');
      const wanted = JSON.parse(text) as Record<string, [index: number, probability: number][]>;
      const pictures = some(2, Object.keys(wanted)).map((name) => join(PHOTOGRAPHS, name));
      const { out } = await look('classify', ...pictures, '--json', '--network', join(folder, file));
      const answers = JSON.parse(out) as {
        image: string;
        classes: { index: number }[];
      }[];
      expect(answers).toHaveLength(pictures.length);
      for (const { image, classes } of answers) {
        const [[index] = [-1]] = wanted[basename(image)] ?? [];
        expect(classes[0]?.index).toBe(index);
      }
    },
  );
});
