import type { English, Words } from '../words.ts';

export const save: Partial<Words<English['save']>> = {
  thePictureCouldNotBe: 'Das Bild ließ sich nicht als PNG schreiben. Ist es zu groß?',
  thisBrowserGivesNoCanvas: 'Dieser Browser bietet keine Zeichenfläche zum Speichern.',
  offChannelsSwitchedOff: '{off} Kanäle ausgeschaltet',
  nothingIsSavedHere: 'Hier wird nichts gespeichert',
  thisExhibitKeepsNoPictures: 'Diese Ausstellung behält keine Bilder.',
  thisBrowserCannotWriteVideos: 'Dieser Browser kann keine Videos schreiben. {advice}',
  thisBrowserGivesNoCanvas2: 'Dieser Browser bietet keine Zeichenfläche für das Video.',
  theVideoCameOutEmpty: 'Das Video ist leer. Versuch es noch einmal.',
};
