/** Text of a file; null where its bytes are none in UTF-8: letters would be broken otherwise. */
export function utf8In(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
