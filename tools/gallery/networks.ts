// Opens the built program with a network that somebody brought, and takes pictures of what changes networks.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launchBrowser, servePreview } from '../browser.ts';
import { bringNetwork, openBrought } from './bring_network.ts';
import { stillFilm } from './film.ts';
import { type OpenedView, openView } from './open_view.ts';
import { FOLDER, fileOf, SCREENS, takePicture } from './picture.ts';

/** Below the gallery's folder. */
const NETWORKS = 'networks';
/** The network that is brought. */
const BROUGHT = '../shared/models/googlenet-bvlc/bvlc_googlenet.opset13.onnx';
const TITLE = 'GoogLeNet';
/** Where networks are brought. An upright screen without the kiosk's setting: no network is brought to a kiosk. */
export const VISITED = SCREENS.map(({ name, suffix, size }) =>
  name === 'kiosk' ? { name: 'upright screen', suffix: '-upright', size } : { name, suffix, size },
);
const TIMEOUT_MS = 120_000;

/** What is photographed, in this order, each from where the one before left the page. */
export const NETWORK_PICTURES = [
  { id: 'card', title: 'The card of a network that was brought, before it is opened' },
  { id: 'picker', title: 'The list of networks' },
  { id: 'comparison', title: 'Grad-CAM by two networks on one frame' },
] as const;

export const networkPicture = (id: string, suffix: string): string => `${NETWORKS}/${fileOf(id, suffix)}`;

/** Takes all of them anew. */
export async function photographNetworks(): Promise<void> {
  if (!existsSync(BROUGHT)) {
    console.log(`Skipped: ${BROUGHT} does not exist, so there is no network to bring.`);
    return;
  }
  const served = await servePreview();
  const camera = await stillFilm(0);
  mkdirSync(join(FOLDER, NETWORKS), { recursive: true });
  const browser = await launchBrowser({ camera });
  try {
    for (const { suffix, size } of VISITED) {
      const opened = await openView(browser, served.url, { view: 'grad-cam' }, size);
      const take = (id: string) => takePicture(opened, join(FOLDER, networkPicture(id, suffix)));
      await bringNetwork(opened.page, BROUGHT, TIMEOUT_MS);
      await take('card');
      await openBrought(opened.page, TIMEOUT_MS, TITLE);
      await opened.page.locator('.network-button').click();
      await take('picker');
      await opened.page.locator('.network-button').click();
      await compare(opened);
      await take('comparison');
      await opened.close();
    }
  } finally {
    await browser.close();
    rmSync(dirname(camera), { recursive: true });
    await served.close();
  }
}

/** The program's own network beside the one that was brought. */
async function compare({ page }: OpenedView): Promise<void> {
  const view = page.getByRole('combobox', { name: 'View beside this one', exact: true });
  await view.selectOption({ label: 'Grad-CAM' });
  await page.getByLabel('Network of the view beside this one').selectOption({ index: 1 });
  await page.locator('.pane-title', { hasText: '·' }).nth(1).waitFor({ timeout: TIMEOUT_MS });
}
