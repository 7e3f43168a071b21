import { type OpenCv, provideOpenCv } from '../../techniques/segmentation/open_cv.ts';

/** What opencv.mjs exports: emscripten's start, which takes the WASM from whoever has it. */
interface OpenCvModule {
  default(options: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }): Promise<OpenCv>;
}

/**
 * OpenCV as the page's server has it, loaded by the first cut.
 * @param folderUrl ends with a slash
 */
export function startPageOpenCv(folderUrl: string): void {
  provideOpenCv(async () => {
    const module = (await import(/* @vite-ignore */ `${folderUrl}opencv.mjs`)) as OpenCvModule;
    const program = await fetch(`${folderUrl}opencv.wasm`);
    if (!program.ok) throw new Error(`opencv.wasm answers ${program.status}`);
    const bytes = await program.arrayBuffer();
    return new Promise<OpenCv>((resolve, reject) => {
      module
        .default({
          instantiateWasm(imports, receive) {
            WebAssembly.instantiate(bytes, imports).then(
              ({ instance, module: compiled }) => receive(instance, compiled),
              reject,
            );
            return {};
          },
        })
        .then(resolve, reject);
    });
  });
}
