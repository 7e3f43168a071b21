/**
 * For a page that shows this one in a frame (`iframe`): messages by which it sets the view and gets the output's pictures.
 * public/embed.js is its end of them. Pages of this origin may ask, and those that the build names (CONVOSCOPE_FRAMES).
 */
import * as v from 'valibot';
import { englishOf, told } from '../../contract/told.ts';
import type { Size } from '../../render/placement.ts';
import * as page from '../store.ts';
import { presentAddress, showView } from '../url_state/page_settings.ts';
import { DEFAULT_SETTINGS } from '../url_state/settings.ts';
import type { Feed } from './feed.ts';
import { isTaken } from './output_store.ts';
import { readSize } from './size.ts';

const ASKED = v.variant('convoscope', [
  /** Answered by `ready`, once there is something to ask for. */
  v.object({ convoscope: v.literal('hello') }),
  /** Shows a view as an address says it, e.g. "view=grad-cam". Answered by `viewed`, with the same `id`. */
  v.object({
    convoscope: v.literal('view'),
    address: v.pipe(v.string(), v.maxLength(4096)),
    id: v.optional(v.number()),
  }),
  /** Sends pictures from now on, of `size` ("1280x720"), else as the panel says: each when the one before was `taken`. */
  v.object({ convoscope: v.literal('frames'), size: v.optional(v.string()) }),
  v.object({ convoscope: v.literal('taken') }),
  /** Sends no more pictures. */
  v.object({ convoscope: v.literal('stop') }),
]);

type Asked = v.InferOutput<typeof ASKED>;

type Answer =
  | { readonly convoscope: 'ready'; readonly address: string }
  | { readonly convoscope: 'viewed'; readonly address: string; readonly id: number | undefined }
  /** The bitmap is the embedder's, who closes it. `at` is in milliseconds since the page was opened. */
  | { readonly convoscope: 'frame'; readonly bitmap: ImageBitmap; readonly at: number }
  | { readonly convoscope: 'refused'; readonly message: string };

/** Origins whose pages may ask, as the build has written them into the page. */
const allowed = (): readonly string[] => [
  location.origin,
  ...[...document.querySelectorAll<HTMLMetaElement>('meta[name="convoscope-frame"]')].map(
    ({ content }) => content,
  ),
];

/** In full, whatever the configuration file says: as `view` reads it. */
const address = (): string => presentAddress(DEFAULT_SETTINGS);

export function listenToEmbedder(feed: Feed): void {
  const { parent } = window;
  if (parent === window) return;
  const origins = new Set(allowed());
  let frames: FrameSender | null = null;

  const act = (asked: Asked, answer: (said: Answer) => void) => {
    if (asked.convoscope === 'taken') frames?.taken();
    else if (asked.convoscope === 'stop') frames = frames?.end() ?? null;
    else if (asked.convoscope === 'frames') {
      const own = asked.size === undefined ? null : readSize(asked.size);
      if (own === undefined)
        return answer({
          convoscope: 'refused',
          message: englishOf(told('outputErrors.noSize', { size: asked.size ?? '' })),
        });
      frames?.end();
      frames = sendFrames(feed, answer, own);
    } else if (!page.catalogue.value) return;
    else if (asked.convoscope === 'hello') answer({ convoscope: 'ready', address: address() });
    else {
      showView(asked.address);
      answer({ convoscope: 'viewed', address: address(), id: asked.id });
    }
  };

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || !origins.has(origin)) return;
    const asked = v.safeParse(ASKED, data);
    if (!asked.success) return;
    act(asked.output, (said) =>
      parent.postMessage(said, {
        targetOrigin: origin,
        transfer: said.convoscope === 'frame' ? [said.bitmap] : [],
      }),
    );
  });
}

interface FrameSender {
  /** The last one has arrived: the next may go. */
  taken(): void;
  end(): null;
}

/** One picture is under way at a time: who is slow gets fewer, and none that are old. */
function sendFrames(feed: Feed, answer: (said: Answer) => void, own: Size | null): FrameSender {
  const canvas = document.createElement('canvas');
  let isFree = true;
  let isOver = false;
  const send = () => {
    if (!isFree) return;
    isFree = false;
    createImageBitmap(canvas).then(
      (bitmap) => {
        if (isOver) bitmap.close();
        else answer({ convoscope: 'frame', bitmap, at: performance.now() });
      },
      // A canvas that cannot be copied just now costs one frame.
      () => {
        isFree = true;
      },
    );
  };
  const leave = feed.add(canvas, send, own);
  isTaken.value = true;
  return {
    taken: () => {
      isFree = true;
    },
    end() {
      isOver = true;
      leave();
      isTaken.value = false;
      return null;
    },
  };
}
