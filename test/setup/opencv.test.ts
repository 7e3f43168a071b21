import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { grabCut, SEED_CODES } from '../../src/techniques/segmentation/grab_cut.ts';
import type { OpenCv } from '../../src/techniques/segmentation/open_cv.ts';
import { startNodeOpenCv } from '../../tools/look/node_open_cv.ts';
import { OPENCV_SCRIPT, opencvModule, opencvWasm } from '../../tools/opencv.ts';

type Start = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<OpenCv>;

const script = readFileSync(OPENCV_SCRIPT, 'utf8');

describe('OpenCV as the page loads it', () => {
  let module = '';
  let wasm: Buffer;
  beforeAll(() => {
    module = opencvModule(script);
    wasm = opencvWasm(script);
  });

  it('makes no function out of text, which the policy of the page forbids', () => {
    expect(script).toMatch(/new Function\(/);
    expect(module).not.toMatch(/new Function\b|[^.\w]eval\(|importScripts/);
  });

  it('is a small module beside a sound WASM program', () => {
    expect(module.length).toBeLessThan(200_000);
    expect(WebAssembly.validate(Uint8Array.from(wasm))).toBe(true);
  });

  it('cuts as the package itself does', async () => {
    const { default: start } = (await import(
      /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(module).toString('base64')}`
    )) as { default: Start };
    const cv = await start({
      instantiateWasm(imports, receive) {
        void WebAssembly.instantiate(Uint8Array.from(wasm), imports).then((made) =>
          receive(made.instance, made.module),
        );
        return {};
      },
    });
    const { openCv } = await import('../../src/techniques/segmentation/open_cv.ts');
    startNodeOpenCv();
    const rgb = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (i * i * 31) % 251);
    const seeds = Uint8Array.from({ length: 32 * 32 }, (_, i) =>
      i % 32 < 8 ? SEED_CODES.background : i % 32 > 24 ? SEED_CODES.foreground : SEED_CODES.unknown,
    );
    const cut = [...grabCut(cv, rgb, seeds, 32, 4)];
    expect(cut).toEqual([...grabCut(await openCv(), rgb, seeds, 32, 4)]);
    expect(new Set(cut.at(-1))).toEqual(new Set([0, 1]));
  });

  it('names a script that is another version of the package', () => {
    expect(() => opencvModule("return binaryDecode('')")).toThrow('another version of the package');
    expect(() => opencvWasm('nothing of the kind')).toThrow('another version of the package');
  });
});
