/** What a house says of its exhibit: the contents of convoscope.json. */
import * as v from 'valibot';
import { MOST_CUT } from '../../camera/mounted.ts';
import { LANGUAGES } from '../language/languages.ts';

const text = v.pipe(v.string(), v.maxLength(400));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const secondsFrom = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(3600));
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'has to be a time such as "09:30"'));

export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What a house can take off the screen, with its keys. */
const TOOLS = [
  'sources',
  'networks',
  'freeze',
  'comparison',
  'save',
  'record',
  'output',
  'tour',
  'classroom',
  'help',
] as const;
export type Tool = (typeof TOOLS)[number];

export const TEXT_SIZES = ['usual', 'large', 'largest'] as const;

const cut = v.pipe(v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_CUT)), 0));

const attractView = v.strictObject({
  view: v.pipe(name, v.description('A view by its id or title; it has to be one of those that are offered.')),
  seconds: v.optional(secondsFrom(3)),
  words: v.optional(text),
});

/** Each part stands for itself: one that makes no sense is left out, and the others count. */
export const PARTS = {
  $schema: v.optional(v.string()),
  start: v.pipe(
    v.optional(
      v.record(
        v.string(),
        v.union([v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))]),
      ),
      {},
    ),
    v.description(
      'What the page shows when it opens and for each visitor: any setting of the address, e.g. {"kiosk": true, "view": "grad-cam", "fit": "fill"}. The address overrides it.',
    ),
  ),
  languages: v.pipe(
    v.optional(v.array(v.picklist(LANGUAGES)), []),
    v.description(
      'The languages that are offered; the first is the one that the page begins with, unless "start" says another ("lang"). Without it all are offered, and the browser says which is the first.',
    ),
  ),
  countdown: v.pipe(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 10),
    v.description('Seconds of "Still there?" at the end of the time without a hand; 0 asks nothing.'),
  ),
  attract: v.pipe(
    v.optional(
      v.strictObject({
        words: v.optional(text, 'See what a neural network sees of you'),
        hint: v.optional(text, 'Touch the screen'),
        views: v.optional(v.array(attractView), []),
      }),
      {},
    ),
    v.description(
      'What is shown while nobody is there: large words, and views one after another. Without "views" all that are offered, each for the seconds of "walk".',
    ),
  ),
  wake: v.pipe(
    v.optional(
      v.strictObject({
        people: v.optional(v.boolean(), true),
        share: v.pipe(
          v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)), 0.1),
          v.description('How much more of the picture people have to take than before, 0..1.'),
        ),
      }),
      {},
    ),
    v.description(
      'Whether a person who comes wakes the screen, found in the camera’s picture once a second. Nothing of it is kept.',
    ),
  ),
  camera: v.pipe(
    v.optional(
      v.strictObject({
        mirror: v.pipe(
          v.optional(v.boolean(), false),
          v.description('Swaps left and right, e.g. of a camera that looks into a mirror.'),
        ),
        crop: v.pipe(
          v.optional(v.strictObject({ left: cut, top: cut, right: cut, bottom: cut }), {}),
          v.description('What is cut off at each side: shares of the width or height.'),
        ),
      }),
      {},
    ),
    v.description(
      'How the camera hangs, beside what "start" turns it by ("rotate"): first turned, then mirrored, then cut, before anything looks at it. What the staff page has set for a camera counts instead.',
    ),
  ),
  house: v.pipe(
    v.optional(
      v.strictObject({
        name: v.optional(text, ''),
        text: v.optional(text, ''),
        logo: v.optional(v.pipe(v.string(), v.description('Address of a picture on the same server.')), ''),
      }),
      {},
    ),
    v.description('Name, a sentence and the logo of the house, on the attract screen.'),
  ),
  tools: v.pipe(
    v.optional(v.strictObject(v.entriesFromList(TOOLS, v.optional(v.boolean(), true))), {}),
    v.description('false takes a tool off the screen, with its keys.'),
  ),
  hours: v.pipe(
    v.optional(
      v.strictObject({
        from: time,
        to: time,
        days: v.optional(v.array(v.picklist(DAYS)), [...DAYS]),
        words: v.optional(text, 'Closed'),
      }),
    ),
    v.description(
      'When the exhibit is open, in local time. Outside it the screen is dark, the camera is off and nothing is computed.',
    ),
  ),
  restart: v.pipe(
    v.optional(time),
    v.description('The page opens itself anew at this local time, as soon as nobody is there.'),
  ),
  staff: v.pipe(
    v.optional(
      v.strictObject({
        pin: v.pipe(
          v.string(),
          v.regex(/^[0-9a-f]{64}$/, 'has to be a SHA-256 of 64 hexadecimal digits'),
          v.description('The SHA-256 of the PIN.'),
        ),
      }),
    ),
    v.description(
      'Opens the staff page: five taps in the upper left corner of a kiosk, then the PIN. It keeps visitors out, not experts.',
    ),
  ),
  access: v.pipe(
    v.optional(
      v.strictObject({
        button: v.pipe(
          v.optional(v.boolean(), true),
          v.description('Whether a kiosk has the button that opens these choices.'),
        ),
        low: v.pipe(
          v.optional(v.boolean(), false),
          v.description('All controls stand in the lower half of the screen.'),
        ),
        text: v.pipe(v.optional(v.picklist(TEXT_SIZES), 'usual'), v.description('How large letters are.')),
        contrast: v.pipe(v.optional(v.boolean(), false), v.description('White and yellow on black.')),
        speech: v.pipe(
          v.optional(v.boolean(), false),
          v.description('Says what the network sees, when another class leads.'),
        ),
      }),
      {},
    ),
    v.description('Reach and sight: what a kiosk begins with, and is again for each visitor.'),
  ),
  handOver: v.pipe(
    v.optional(
      v.strictObject({
        address: v.pipe(
          name,
          v.regex(/^https?:\/\/\S+$/, 'has to begin with http:// or https://'),
          v.url('has to be an address'),
          v.description(
            'Where a visitor’s phone reaches this machine, e.g. "http://192.168.1.20:4180/". Not the port of the page.',
          ),
        ),
        port: v.optional(
          v.pipe(
            v.number(),
            v.integer(),
            v.minValue(1),
            v.maxValue(65_535),
            v.description('Where the server listens; the port of the address unless given.'),
          ),
        ),
        minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 10),
      }),
    ),
    v.description(
      'A kiosk hands pictures over by a QR code: it holds a link to this machine, which keeps the picture in memory for some minutes. Without it nothing can be saved.',
    ),
  ),
  counts: v.pipe(
    v.optional(v.boolean(), false),
    v.description(
      'Counts visits, and minutes of each view, a day: numbers only, in this browser, shown on the staff page.',
    ),
  ),
  health: v.pipe(
    v.optional(
      v.strictObject({
        post: v.pipe(
          name,
          v.description('An address; another origin has to be allowed by the policy of the page.'),
        ),
        every: v.optional(secondsFrom(5), 30),
      }),
    ),
    v.description('Where the page tells how it is, and how often.'),
  ),
};

export const EXHIBIT_SCHEMA = v.strictObject(PARTS);
export type Exhibit = v.InferOutput<typeof EXHIBIT_SCHEMA>;

/** That of an address without a configuration file. */
export const NO_EXHIBIT: Exhibit = v.parse(EXHIBIT_SCHEMA, {});
