interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array | Uint16Array | Float32Array;
}

/** Writes a safetensors file, byte by byte as its format is specified: header length, JSON header, data. */
export function safetensorsFile(entries: Readonly<Record<string, Entry>>): ArrayBuffer {
  let end = 0;
  const header = Object.entries(entries).map(([name, { dtype, shape, bytes }]) => {
    const start = end;
    end += bytes.byteLength;
    return [name, { dtype, shape, data_offsets: [start, end] }];
  });
  const parts = Object.values(entries).map(
    ({ bytes }) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  return rawFile(JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(header) }), parts);
}

/** The same with any header, for files that are broken. */
export function rawFile(header: string, parts: readonly Uint8Array[] = []): ArrayBuffer {
  const text = new TextEncoder().encode(header);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  const all = [length, text, ...parts];
  const file = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    file.set(part, at);
    at += part.length;
  }
  return file.buffer;
}
