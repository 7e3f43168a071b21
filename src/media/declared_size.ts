/** Enough for a JPEG's preview and colour profile, which come before its size. */
const HEADER_BYTES = 1 << 18;

/** The size that a PNG or JPEG header declares, whether or not the rest can be decoded; null where it says none. */
export async function declaredSize(file: Blob): Promise<{ width: number; height: number } | null> {
  const header = new DataView(await file.slice(0, HEADER_BYTES).arrayBuffer());
  try {
    if (header.getUint32(0) === 0x89504e47)
      return { width: header.getUint32(16), height: header.getUint32(20) };
    return header.getUint16(0) === 0xffd8 ? jpegSize(header) : null;
  } catch {
    return null; // it ends before its size
  }
}

/** Walks the segments to the frame header (SOF0 to SOF15, of which C4, C8 and CC are something else). */
function jpegSize(header: DataView) {
  for (let at = 2; ; at += 2 + header.getUint16(at + 2)) {
    const marker = header.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: header.getUint16(at + 5), width: header.getUint16(at + 7) };
  }
}
