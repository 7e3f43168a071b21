import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SlowTechnique, slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { slowTechniqueById, slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { runJobToFiles } from '../look/job/command_line_job.ts';
import { inputsFrom } from '../look/job/run_inputs.ts';
import { readNetworkFolder } from '../look/network_folder.ts';
import { startNodeBackend } from '../look/node_backend.ts';
import { givenFrom } from '../look/request.ts';
import { contactSheet, type Print } from './contact_sheet.ts';
import { FOLDER } from './picture.ts';
import { type Cell, cellsOf } from './studio_cells.ts';
import { studioPage } from './studio_page.ts';

const NETWORK = 'efficientnet-lite0';
const SHEETS = join(FOLDER, 'studio');
/** Frames of a film that its sheet shows. */
const FRAMES_SHOWN = 4;
/** Of a sheet in pixels, without margins. */
const SHEET_WIDTH = 1200;

/** Paints a contact sheet of every slow technique, or of those named. @throws {UnknownTechniqueError} */
export async function makeContactSheets(ids: readonly string[]): Promise<void> {
  const wanted = ids.length > 0 ? ids.map((id) => slowTechniqueById(id)) : slowTechniques;
  mkdirSync(SHEETS, { recursive: true });
  await startNodeBackend();
  for (const painting of wanted) {
    const prints: Print[] = [];
    for (const cell of cellsOf(painting)) prints.push(...(await printsOf(painting, cell)));
    const columns = columnsFor(painting, prints.length);
    const sheet = await contactSheet(
      painting.title,
      painting.caption.paper,
      prints,
      columns,
      Math.floor(SHEET_WIDTH / columns),
    );
    writeFileSync(join(SHEETS, `${painting.id}.png`), sheet);
    console.log(`${painting.id}: ${prints.length} pictures, ${(sheet.length / 1e6).toFixed(2)} MB`);
  }
  writeSheetsPage();
}

/** Writes the page that shows the sheets. */
export const writeSheetsPage = (): void => writeFileSync(join(SHEETS, 'README.md'), page());

/** The picture of a cell; of a film, some of its frames. */
async function printsOf(painting: SlowTechnique, { caption, image, flags }: Cell): Promise<Print[]> {
  const plan = await readNetworkFolder(NETWORK);
  const inputs = await inputsFrom(painting, plan, image, flags);
  try {
    const network = inputs.networkFor(plan.input.height, plan.input.width);
    const preset = flags.preset === undefined ? undefined : String(flags.preset);
    const given = givenFrom(painting, network, flags);
    const settings = slowTechniqueSettings(painting, network, given, preset);
    const frames: Print[] = [];
    const every = Math.max(1, Math.floor((Number(settings.frames ?? 1) - 1) / (FRAMES_SHOWN - 1)));
    const painted = await runJobToFiles(
      {
        technique: painting,
        settings,
        inputs,
        network: { id: network.description.id, weightsSha256: plan.weightsSha256 },
      },
      {
        async onStep({ frame }, picture) {
          if (frame !== undefined && frame % every === 0 && frames.length < FRAMES_SHOWN)
            frames.push({ png: await picture(), caption: [caption, `frame ${frame}`] });
          return true;
        },
      },
    );
    const seconds = `${painted.record.step} steps, ${(painted.elapsedMs / 1000).toFixed(0)} s`;
    console.log(`${painting.id}: ${caption}, ${seconds}`);
    return painting.film
      ? frames
      : [{ png: painted.png, caption: [caption, `${painted.record.step} steps`] }];
  } finally {
    inputs.end();
  }
}

/** Wide pictures stand below each other; three in a row where that leaves no gap and four would. */
function columnsFor({ id, film }: SlowTechnique, prints: number): number {
  if (id === 'depth-strip') return 1;
  if (film || prints % 4 === 0) return FRAMES_SHOWN;
  return prints % 3 === 0 ? 3 : Math.min(4, prints);
}

const page = (): string => `# Studio

Contact sheets of the slow techniques, painted by \`npm run gallery -- studio\` with EfficientNet-Lite0 from the
[photographs](../../../models/pictures/ORIGIN.md) that the program ships. [docs/studio.md](../../studio.md) says how each works.

${studioPage}
${slowTechniques
  .map(
    ({ id, title, caption }) =>
      `## ${title}\n\n${caption.shows}\n\n*How to read it.* ${caption.read}\n\n${caption.paper}\n\n![${title}](${id}.png)\n`,
  )
  .join('\n')}`;
