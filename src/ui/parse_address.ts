/** What `URL.parse` does, which browsers of 2023 lack. @returns null for what is no address */
export function parseAddress(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
