import type { English, Words } from '../words.ts';

export const save: Partial<Words<English['save']>> = {
  thePictureCouldNotBe: 'Das Bild ließ sich nicht als PNG speichern. Ist es zu groß?',
  thisBrowserGivesNoCanvas: 'Dieser Browser bietet keine Zeichenfläche zum Speichern.',
  offChannelsSwitchedOff: '{off, plural, one {# Kanal ausgeschaltet} other {# Kanäle ausgeschaltet}}',
  nothingIsSavedHere: 'Hier wird nichts gespeichert',
  thisExhibitKeepsNoPictures: 'Dieses Exponat behält keine Bilder.',
  thisBrowserCannotWriteVideos: 'Dieser Browser kann keine Videos erzeugen. {advice}',
  thisBrowserGivesNoCanvas2: 'Dieser Browser bietet keine Zeichenfläche für das Video.',
  theVideoCameOutEmpty: 'Das Video ist leer. Versuch es noch einmal.',
};
