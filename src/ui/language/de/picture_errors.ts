import type { English, Words } from '../words.ts';

export const pictureErrors: Words<English['pictureErrors']> = {
  damaged:
    '{file} ist abgeschnitten oder beschädigt: Die {format}-Daten lassen sich nicht lesen. Kopiere die Datei noch einmal oder lade sie neu herunter.',
  clipFails:
    '{label} läuft nicht: {why} ({url}). Lade die Seite neu oder zieh ein Bild oder Video auf die Seite.',
  emptyCopyAgain: '{file} ist leer (0 Byte). Kopiere die Datei noch einmal oder lade sie neu herunter.',
  neitherPictureNorVideo:
    '{file} ist weder Bild noch Video. Nimm ein JPEG, PNG, WebP, GIF, AVIF, TIFF, SVG oder ein Video.',
  closed: '{name} wurde geschlossen.',
  videoFails:
    '{file} läuft hier nicht: {why}. Wandle das Video in MP4 (H.264) oder WebM um und zieh es noch einmal hierher.',
  sourceStopped: '{label} wurde angehalten.',
  empty: '{name} ist leer (0 Byte).',
  tooLarge: '{name} ist zu groß: {width} × {height} Pixel.',
  undecodable:
    '{name} lässt sich nicht lesen: Die {format}-Daten sind beschädigt oder abgeschnitten, oder dieser Browser kennt das Format nicht.',
  svgInArchive: 'Zeichnungen (SVG) in einem Archiv werden nicht geöffnet: Zieh sie einzeln auf die Seite.',
  tiffDamaged: 'Dieses TIFF ist beschädigt. Speichere es als JPEG oder PNG oder kopiere es noch einmal.',
  tiffPacked:
    'Dieses TIFF ist auf eine Art gepackt, die hier nicht bekannt ist (Kompression {compression}). Speichere es als JPEG oder PNG.',
  tiffTooLarge:
    'Dieses TIFF hat {width, number} × {height, number} Pixel: Das sind zu viele. Verkleinere es.',
  noZip: '{archive} ist kein ZIP-Archiv oder enthält keine Dateien. Wähle ein anderes oder einen Ordner.',
  zipDamaged:
    '{name} ist beschädigt oder abgeschnitten ({why}): Die Dateien vor dem Schaden wurden genommen. Kopiere das Archiv noch einmal oder lade es neu herunter.',
  noPicture: '{name} ist kein Bild.',
  emptyFolder: 'Darin sind keine Dateien. Wähle einen Ordner mit Bildern.',
  titleUnreadable: '„{title}“ lässt sich nicht als Bild lesen. Wähle ein anderes.',
  named: '{name}: {why}',
  otherFormat:
    '{name} ist ein Bild im Format {format}, das dieser Browser nicht lesen kann. Speichere es als JPEG oder PNG und zieh es noch einmal hierher.',
  largeOrDamaged:
    '{name} ist hier zu groß ({width, number} × {height, number} Pixel) oder beschädigt. Verkleinere das Bild und zieh es noch einmal hierher.',
  video: '{name} ist ein Video ({format}).',
  notUnpacked: '{path} in {archive} lässt sich nicht entpacken: {why}.',
  noneReadable:
    '{count, plural, one {Die einzige Datei darin ist kein lesbares Bild} other {Keine der # Dateien darin ist ein lesbares Bild}}. Lesbar sind JPEG, PNG, WebP, GIF, AVIF und TIFF.',
};
