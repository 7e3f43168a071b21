import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPES, sheetOf } from './look.ts';
import { NETWORK_PICTURES, networkPicture, VISITED } from './networks.ts';
import type { ViewCard } from './open_view.ts';
import { FOLDER, fileOf, SCREENS } from './picture.ts';
import { SHEET } from './styles.ts';

/** HTML, because Markdown cannot set a height: a kiosk's picture beside a phone's would fill pages. */
const picture = (
  id: string,
  title: string,
  { name, suffix, size: { width, height } }: (typeof SCREENS)[number],
) => `<img src="${fileOf(id, suffix)}" alt="${title}, ${name}, ${width} x ${height}" height="420">`;

const chapter = ({ id, title, shows, read, paper }: ViewCard) => `## ${title}

${shows}

*How to read it.* ${read}

${paper}

${SCREENS.map((screen) => picture(id, title, screen)).join('\n')}
`;

/** Made by `npm run gallery -- styles`. */
const styles = `## Every style

The same three photographs, painted by every style net that comes with the program at 320 x 240, and in the style of three pictures.

![Every style on the same three photographs](${SHEET})
`;

/** Made by `npm run gallery -- look`. */
const commandLine = `## The command line

What \`npm run -s look\` writes of one square, one wide and one tall photograph, with the settings that each technique begins with, taken by
\`npm run gallery -- look\`. The network sees the middle square of a photograph; a live style paints all of it.

${SHAPES.map(({ shape }) => `![The command line's pictures of a ${shape} photograph](${sheetOf(shape)})`).join('\n')}
`;

/** Made by `npm run gallery -- networks`. */
const networks = `## Networks

A network is brought as a file, tried out on its card, kept in the browser's list, and compared with another one on the same frame:
[networks.md](../networks.md#in-the-page). Taken by \`npm run gallery -- networks\`.

${NETWORK_PICTURES.map(({ id, title }) =>
  VISITED.map(
    ({ name, suffix, size: { width, height } }) =>
      `<img src="${networkPicture(id, suffix)}" alt="${title}, ${name}, ${width} x ${height}" height="420">`,
  ).join('\n'),
).join('\n\n')}
`;

/** Writes the gallery's page from the captions that the program itself shows. */
export function writePage(views: readonly ViewCard[]): void {
  const head = `# Gallery

Every view of the program, taken by \`npm run gallery\` in headless Chromium, without a GPU, before a fake camera that films
[photographs](../../models/pictures/ORIGIN.md). The captions are those on screen.
`;
  writeFileSync(
    join(FOLDER, 'README.md'),
    [head, ...views.map(chapter), networks, commandLine, styles].join('\n'),
  );
}
