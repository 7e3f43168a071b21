export const workerErrors = {
  noStage: 'This browser gives neither WebGL nor a 2-D canvas: it cannot show pictures.',
  backend:
    'The backend "{name}" does not start here ({why}). Remove ?backend={again} from the address to let the program choose.',
  noBackend:
    'The backend "{name}" does not start here ({why}), and no other is left. Reload the page; if it happens again, a file is missing on the server, or this browser is too old.',
  galleryClosed: 'The gallery was closed.',
  mapDrawn: 'The map is drawn.',
  cardClosed: 'The card was closed.',
  otherCollection: 'Another collection was begun.',
  collectionMined: 'The collection was mined.',
  nothingMined: 'Nothing is being mined.',
  miningCancelled: 'Mining was cancelled before it began.',
  anew: 'The worker was started anew.',
  notReady: 'The worker is not ready.',
  stopped: 'The worker was stopped.',
  endedMidway: 'The worker was ended in the middle of a step.',
  otherNetwork: 'Another network looks by now.',
  unreadable: 'An answer of the worker could not be read.',
  silentEnd: 'The worker ended without a word.',
  noAnswer: 'The worker did not answer for {seconds} s.',
  givenUp:
    '{why} This happened {deaths} times in a row, so it is not started again. Reload the page; if it happens again, choose another backend (add ?backend=wasm to the address) or close other programs.',
  crashed: 'The worker crashed: {message}',
  notLoaded: 'The worker could not be loaded.',
  lost: 'Its driver failed, was updated, or was asleep. The network starts again by itself, on the card or without it ({backend}: {reason}).',
} as const;
