// npm run gallery: opens every view of the built program before a fake camera, insists that it lives, and takes its picture.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser, servePreview } from '../browser.ts';
import { expectLiving } from './living.ts';
import { openView } from './open_view.ts';
import { writePage } from './page.ts';
import { FOLDER, SCREENS, takePicture } from './picture.ts';

const served = await servePreview();
const browser = await launchBrowser();
try {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const first = await openView(browser, served.url, {});
  const views = await first.catalogue();
  await first.close();
  if (views.length === 0) throw new Error('The page offers no views.');
  let bytes = 0;
  for (const view of views) {
    const living = await openView(browser, served.url, { view: view.id, blend: 'map' });
    await expectLiving(living, view);
    await living.close();
    for (const screen of SCREENS) {
      const opened = await openView(browser, served.url, { view: view.id, ...screen.query }, screen.size);
      bytes += await takePicture(opened, join(FOLDER, `${view.id}${screen.suffix}.png`));
      await opened.close();
    }
    console.log(`${view.id}: alive, ${SCREENS.length} pictures`);
  }
  writePage(views);
  console.log(`${views.length * SCREENS.length} pictures, ${(bytes / 1e6).toFixed(1)} MB, in ${FOLDER}`);
  if (bytes > 6e6) throw new Error('The gallery is over 6 MB: take fewer or smaller pictures.');
} finally {
  await browser.close();
  await served.close();
}
