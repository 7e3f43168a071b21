import type { Plugin } from 'vite';

/** Emscripten's guess of where the program lies. TensorFlow.js always names the place itself. */
const GUESS = 'if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}';

/**
 * TensorFlow.js starts its WASM threads from the source text of its own factory function (Function.toString). A minifier
 * folds the `typeof` above, because within the bundle the variable exists; within the thread it does not, and every thread
 * dies of a ReferenceError. Without that statement the function stands alone.
 */
export function selfContainedThreads(): Plugin {
  return {
    name: 'convoscope:self-contained-threads',
    apply: 'build',
    transform: {
      filter: { id: /tfjs-backend-wasm-threaded-simd\.js$/ },
      handler(code) {
        if (!code.includes(GUESS))
          this.error('TensorFlow.js has changed: see whether its threads survive a build');
        return { code: code.replace(GUESS, ''), map: null };
      },
    },
  };
}
