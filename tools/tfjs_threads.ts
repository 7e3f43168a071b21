import type { Plugin } from 'vite';

/** Emscripten's guess of where the program lies. TensorFlow.js always names the place itself. */
const GUESS = 'if(typeof _scriptDir !== "undefined" && _scriptDir){scriptDirectory=_scriptDir}';

/** Eight threads are started, however many are used: on two cores that takes a quarter of a second. */
const POOL = 'pthreadPoolSize=8;';
/**
 * TensorFlow.js takes half of the cores that the browser names, and one of its threads is the worker itself: one more would lie idle. A
 * thread that is idle while its worker is ended may be gone so soon that Chromium never ends the worker, and keeps all that it holds.
 * Without any TensorFlow.js would wait for the first for ever: who wants one thread takes the build without threads.
 */
const AS_MANY_AS_USED = 'pthreadPoolSize=Math.min(8,Math.max(1,(navigator.hardwareConcurrency>>1)-1));';

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
        if (![GUESS, POOL].every((part) => code.includes(part)))
          this.error('TensorFlow.js has changed: see whether its threads survive a build');
        return { code: code.replace(GUESS, '').replace(POOL, AS_MANY_AS_USED), map: null };
      },
    },
  };
}
