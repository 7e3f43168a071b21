/** The directory at a ZIP's end, with the longest comment that may follow it. */
const TAIL_BYTES = 22 + 65_535;
const [END, ENTRY] = [0x06054b50, 0x02014b50];

/** The paths in a ZIP archive, by its directory; null where it has none, as one that is cut off. */
export async function zipNames(archive: Blob): Promise<string[] | null> {
  const tail = new DataView(await archive.slice(-TAIL_BYTES).arrayBuffer());
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END) continue;
    const [size, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    return namesIn(new DataView(await archive.slice(offset, offset + size).arrayBuffer()));
  }
  return null;
}

function namesIn(directory: DataView<ArrayBuffer>): string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY; ) {
    const lengths = [28, 30, 32].map((field) => directory.getUint16(at + field, true));
    const [name = 0, extra = 0, comment = 0] = lengths;
    names.push(new TextDecoder().decode(directory.buffer.slice(at + 46, at + 46 + name)));
    at += 46 + name + extra + comment;
  }
  return names;
}
