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
  /**
   * Views that were asked for and are not shown yet, by their numbers.
   * @type {Map<number, { address: string, resolve: (address: string) => void }>}
   */
  const views = new Map();
  let count = 0;
  /** Pictures that are asked for: whom they are for, and the message that asks. Null where none are. */
  let wanted = null;
  /** Whether the page that is in the frame now sends them: asked again, it would send two at a time. */
  let comes = false;
  let begin = null;
  const ready = new Promise((resolve) => {
    begin = resolve;
  });

  /** Null while the page in the frame is known to be there. */
  let hello = null;
  const stopGreeting = () => {
    clearInterval(hello);
    hello = null;
  };
  // Also where the page in the frame is loaded anew: it knows nothing of what was asked before.
  const greet = () => {
    stopGreeting();
    comes = false;
    hello = setInterval(() => tell({ convoscope: 'hello' }), HELLO_MS);
  };
  const askView = (id, address) => tell({ convoscope: 'view', address, id });

  const onMessage = (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { convoscope: said, address, id, bitmap, at, message } = event.data ?? {};
    if (said === 'ready') {
      if (hello === null) return;
      stopGreeting();
      begin(address);
      if (wanted && !comes) tell(wanted.message);
      for (const [number, one] of views) askView(number, one.address);
    } else if (said === 'viewed') {
      // A page of an older version knows no numbers, and answers in turn.
      const number = id ?? views.keys().next().value;
      views.get(number)?.resolve(address);
      views.delete(number);
    } else if (said === 'refused') console.warn(`Convoscope: ${message}`);
    else if (said === 'frame') {
      comes = true;
      try {
        wanted?.draw(bitmap, at);
      } finally {
        bitmap.close();
        tell({ convoscope: 'taken' });
      }
    }
  };
  addEventListener('message', onMessage);
  frame.addEventListener('load', greet);
  greet();

  /**
   * Calls with each picture from now on; it is closed afterwards: draw it at once.
   * @param {(bitmap: ImageBitmap, at: number) => void} draw
   * @param {string} [size] e.g. "1280x720"
   * @returns {() => void} ends it
   */
  const frames = (draw, size) => {
    const mine = { draw, message: { convoscope: 'frames', ...(size && { size }) } };
    wanted = mine;
    comes = false;
    tell(mine.message);
    return () => {
      // Others were asked for meanwhile.
      if (wanted !== mine) return;
      wanted = null;
      tell({ convoscope: 'stop' });
    };
  };

  return {
    /** Settles with the address of what is shown, once there is something to ask for. */
    ready,
    /**
     * Shows a view as an address of Convoscope says it, once the page in the frame is there.
     * @param {string} address e.g. "view=grad-cam&class=espresso"
     * @returns {Promise<string>} the address of what is shown then
     */
    view: (address) =>
      new Promise((resolve) => {
        views.set(++count, { address, resolve });
        if (hello === null) askView(count, address);
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
      stopGreeting();
      frame.removeEventListener('load', greet);
      tell({ convoscope: 'stop' });
      removeEventListener('message', onMessage);
    },
  };
}
