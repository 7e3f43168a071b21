import { type OpenCv, provideOpenCv } from '../../techniques/segmentation/open_cv.ts';

/** What opencv.js exports: emscripten's start, which takes the WASM from whoever has it. */
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
    const [module, program] = await Promise.all([
      import(/* @vite-ignore */ `${folderUrl}opencv.js`) as Promise<OpenCvModule>,
      fetch(`${folderUrl}opencv.wasm`),
    ]);
    if (!program.ok) throw new Error(`opencv.wasm answers ${program.status}`);
    return new Promise<OpenCv>((resolve, reject) => {
      module
        .default({
          instantiateWasm(imports, receive) {
            started(program, imports).then(
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

/** Compiled as it comes, and from the browser's own copy of the machine code where it has one; whole where the server gives it another type. */
async function started(
  program: Response,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  const isNamed = program.headers.get('content-type') === 'application/wasm';
  return isNamed
    ? WebAssembly.instantiateStreaming(program, imports)
    : WebAssembly.instantiate(await program.arrayBuffer(), imports);
}
