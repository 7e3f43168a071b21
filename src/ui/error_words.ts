/** What a person reads of an error: plain words first, the technical name as a small detail. */

export interface ErrorWords {
  headline: string;
  /** What was wrong, where, and what to do. */
  message: string;
  /** For whoever reports it; null where there is nothing technical about it. */
  detail: string | null;
}

/** The program's own errors, whose messages say what to do. A test holds the list against the source. */
export const HEADLINES: Readonly<Record<string, string>> = {
  AddressError: 'The address asks for what there is not',
  AtlasError: 'The atlas of this network cannot be read',
  BackendError: 'This browser cannot compute the network',
  BackendLostError: 'The graphics card stopped',
  CameraError: 'There is no picture from the camera',
  DivergedError: 'The painting went astray',
  ExhibitError: 'The configuration of this exhibit has a mistake',
  EmptyCollectionError: 'There are no pictures in it',
  Error: 'This did not work',
  GalleryError: 'The map has no pictures',
  IndexFileError: 'This index of pictures cannot be opened',
  AblationError: 'These channels cannot be switched off',
  MapCancelledError: 'The map was given up',
  ModelFileError: 'This network cannot be opened',
  ModelPictureError: 'This picture cannot be painted after',
  NetworkError: 'This network does not fit together',
  NoMapError: 'There is no map to look at',
  OpenCvError: 'Nothing can be cut out',
  ParameterError: 'This setting is not possible',
  NetworkTooLargeError: 'This network is too large for this machine',
  OtherNetworkError: 'Another network looks by now',
  OtherWeightsError: 'This network was exchanged',
  PictureFileError: 'This picture cannot be opened',
  SourceStoppedError: 'The picture was closed',
  StorageError: 'Nothing can be kept here',
  StorageFullError: 'There is no room left to keep this',
  StylePictureError: 'This picture cannot become a style',
  TaughtFileError: 'These taught classes cannot be opened',
  UnknownClassError: 'Which class is meant?',
  UnknownLayerError: 'There is no such layer',
  UnknownStyleError: 'There is no such style',
  TourFileError: 'The tour cannot be shown',
  UnknownTechniqueError: 'There is no such view',
  UnrecordableError: 'The graphics card cannot repeat this',
  VideoError: 'No video can be made',
  VideoFileError: 'This video cannot be played',
  WorkerError: 'The network stopped',
  ZipFileError: 'This ZIP archive cannot be opened',
};

interface BrowserWords {
  /** Of the error's name and message, as `NAME: MESSAGE`. */
  readonly fits: RegExp;
  readonly headline: string;
  readonly message: string;
}

/** What browsers throw: their messages are for programmers. The first that fits counts. */
const OF_BROWSERS: readonly BrowserWords[] = [
  {
    fits: /Failed to fetch|NetworkError when attempting|Load failed|dynamically imported module|Importing a module script/i,
    headline: 'A part of the program cannot be read',
    message:
      'The server that the page came from does not answer. Check the connection, then reload the page.',
  },
  {
    fits: /^NotAllowedError|^SecurityError/,
    headline: 'The browser did not allow this',
    message: 'Click into the page and try again, or allow it in the browser’s settings for this page.',
  },
  {
    fits: /^NotReadableError|^NotFoundError/,
    headline: 'This file cannot be read',
    message: 'It was moved, changed or locked since it was chosen. Choose it again.',
  },
  {
    fits: /^EncodingError|DEMUXER_ERROR|^MediaError|source image could not be decoded|^InvalidStateError.*image/i,
    headline: 'This file cannot be opened',
    message: 'It is damaged, or of a kind that this browser does not know. Save it as JPEG, PNG or MP4.',
  },
  {
    fits: /^QuotaExceededError/,
    headline: 'There is no room left',
    message: 'The browser gives this page no more room on the disk. Free some, or remove paintings.',
  },
  {
    fits: /out of memory|allocation failed|could not be allocated|^RangeError: (Array buffer|Invalid (typed )?array)/i,
    headline: 'There is not enough memory',
    message: 'Choose a smaller picture, or close other programs and tabs, then try again.',
  },
  {
    fits: /^AbortError/,
    headline: 'This was called off',
    message: 'Try again.',
  },
];

const UNKNOWN = {
  headline: 'Something went wrong',
  message: 'The page goes on. If something is missing, reload it.',
};

/**
 * @param name of an error, or the headline itself of what is none
 * @param message as it was thrown
 */
export function wordsOf(name: string, message: string): ErrorWords {
  const technical = `${name}: ${message}`;
  const headline = Object.hasOwn(HEADLINES, name) ? HEADLINES[name] : undefined;
  const known = OF_BROWSERS.find(({ fits }) => fits.test(technical));
  // What the program throws by itself is in words already, unless a browser's message came through.
  if (headline && !(known && name === 'Error'))
    return { headline, message, detail: name === 'Error' ? null : name };
  if (known) return { headline: known.headline, message: known.message, detail: technical };
  return /Error$|Exception$/.test(name)
    ? { ...UNKNOWN, detail: technical }
    : { headline: name, message, detail: null };
}
