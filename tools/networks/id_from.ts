/** A name as an id, which is a folder's name and stands in addresses: "My Net (2)" as "my-net-2". Empty where nothing of it may stand there. */
export const idFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, 64);
