/** The same archive, some of whose files open with a password alone, as its directory says. */
export function lockedZip(zip: Uint8Array, names: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(bytes.slice(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (names.includes(name)) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
  }
  return bytes;
}
