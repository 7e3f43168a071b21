/** @returns the SHA-256 in hexadecimal, small letters */
export async function sha256Of(content: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same of whole files; each is read and worked out once, however often it is asked for. */
export function hashingFilesOnce(): (file: Blob) => Promise<string> {
  const hashes = new Map<Blob, Promise<string>>();
  return (file) => {
    const known = hashes.get(file) ?? file.arrayBuffer().then(sha256Of);
    hashes.set(file, known);
    return known;
  };
}
