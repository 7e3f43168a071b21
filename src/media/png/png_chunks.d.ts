/** The chunks of PNG files, as three small packages without types of their own read and write them. */
declare module 'png-chunks-extract' {
  /** @throws {Error} where the file is no PNG or its checksums are wrong */
  export default function extract(png: Uint8Array): { name: string; data: Uint8Array }[];
}

declare module 'png-chunks-encode' {
  export default function encode(
    chunks: readonly { name: string; data: Uint8Array }[],
  ): Uint8Array<ArrayBuffer>;
}

declare module 'png-chunk-text' {
  const text: {
    /** Latin-1 only. */
    encode(keyword: string, content: string): { name: string; data: Uint8Array };
    decode(data: Uint8Array): { keyword: string; text: string };
  };
  export default text;
}
