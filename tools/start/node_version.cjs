// Loaded before anything else, by whatever Node there is: it has to be read by old ones, too.
const [major, minor] = process.version.slice(1).split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(`Node 20.19, or 22.12 or newer, is needed; this is ${process.version}.`);
  process.exit(1);
}
