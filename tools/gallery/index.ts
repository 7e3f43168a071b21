/**
 * `npm run gallery [-- views ID …]`: the pictures of docs/gallery. `npm run gallery -- studio [ID …]`: its contact sheets.
 * `… -- studio-page`: the studio in the page. `… -- styles`: every style. `… -- networks`: networks that are brought and compared. `… -- korean`: the views in Korean. `… -- look`: what the command line writes.
 */
import { photographKorean } from './korean.ts';
import { photographCommandLine } from './look.ts';
import { photographNetworks } from './networks.ts';
import { makeContactSheets, writeSheetsPage } from './studio.ts';
import { photographStudio } from './studio_page.ts';
import { photographStyles } from './styles.ts';
import { photographViews } from './views.ts';

const [what, ...ids] = process.argv.slice(2);
if (what === undefined || what === 'views') await photographViews(ids);
else if (what === 'studio') await makeContactSheets(ids);
else if (what === 'studio-page') {
  await photographStudio();
  writeSheetsPage();
} else if (what === 'styles') await photographStyles();
else if (what === 'korean') await photographKorean(ids);
else if (what === 'networks') await photographNetworks();
else if (what === 'look') await photographCommandLine();
else {
  console.error(
    `There is no gallery "${what}". There are: views, studio, studio-page, styles, korean, networks and look.`,
  );
  process.exitCode = 2;
}
