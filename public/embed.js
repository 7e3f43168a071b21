/**
 * Convoscope in a frame of another page (docs/output.md):
 *
 *   <iframe id="scope" src="/convoscope/?clean=1&view=live-style" allow="camera"></iframe>
 *   <script type="module">
 *     import { convoscope } from '/convoscope/embed.js';
 *     const scope = convoscope(document.getElementById('scope'));
 *     await scope.ready;
 *     await scope.view('view=grad-cam&class=espresso');
 *     video.srcObject = scope.stream('1280x720');
 *   </script>
 */

const HELLO_MS = 250;

/**
 * @param {HTMLIFrameElement} frame that shows Convoscope
 */
export function convoscope(frame) {
  const { origin } = new URL(frame.src, location.href);
  const tell = (message) => frame.contentWindow?.postMessage(message, origin);
  /** @type {((address: string) => void)[]} */
  const views = [];
  let onFrame = null;
  let begin = null;
  const ready = new Promise((resolve) => {
    begin = resolve;
  });

  const onMessage = (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { convoscope: said, address, bitmap, at, message } = event.data ?? {};
    if (said === 'ready') {
      clearInterval(hello);
      begin(address);
    } else if (said === 'viewed') views.shift()?.(address);
    else if (said === 'refused') console.warn(`Convoscope: ${message}`);
    else if (said === 'frame') {
      try {
        if (onFrame) onFrame(bitmap, at);
      } finally {
        bitmap.close();
        tell({ convoscope: 'taken' });
      }
    }
  };
  addEventListener('message', onMessage);
  const hello = setInterval(() => tell({ convoscope: 'hello' }), HELLO_MS);

  /**
   * Calls with each picture from now on; it is closed afterwards: draw it at once.
   * @param {(bitmap: ImageBitmap, at: number) => void} draw
   * @param {string} [size] e.g. "1280x720"
   * @returns {() => void} ends it
   */
  const frames = (draw, size) => {
    onFrame = draw;
    tell({ convoscope: 'frames', ...(size && { size }) });
    return () => {
      onFrame = null;
      tell({ convoscope: 'stop' });
    };
  };

  return {
    /** Settles with the address of what is shown, once there is something to ask for. */
    ready,
    /**
     * Shows a view as an address of Convoscope says it.
     * @param {string} address e.g. "view=grad-cam&class=espresso"
     * @returns {Promise<string>} the address of what is shown then
     */
    view: (address) =>
      new Promise((resolve) => {
        views.push(resolve);
        tell({ convoscope: 'view', address });
      }),
    frames,
    /**
     * The pictures as a stream, for a video element, a recorder or a call.
     * @param {string} [size] e.g. "1280x720"
     * @returns {MediaStream}
     */
    stream(size) {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      frames((bitmap) => {
        if (canvas.width !== bitmap.width || canvas.height !== bitmap.height)
          Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
        context.clearRect(0, 0, canvas.width, canvas.height);
        context.drawImage(bitmap, 0, 0);
      }, size);
      return canvas.captureStream();
    },
    /** Asks for no more pictures, and hears nothing any more. */
    end() {
      clearInterval(hello);
      tell({ convoscope: 'stop' });
      removeEventListener('message', onMessage);
    },
  };
}
