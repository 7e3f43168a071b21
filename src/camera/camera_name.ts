/** What browsers, drivers and virtual cameras give instead of a name: an identifier, which nobody can tell from another. */
const IDENTIFIER = /^\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?$|^(?=.*\d)[\w+/=-]{32,}$/i;

/** @param place among the cameras, from 0 */
export const cameraName = (label: string, deviceId: string, place: number): string =>
  label === '' || label === deviceId || IDENTIFIER.test(label) ? `Camera ${place + 1}` : label;
