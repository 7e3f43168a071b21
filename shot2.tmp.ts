import { launchBrowser, servePreview } from './tools/browser.ts';
const [,, query='view=embedding', w='1280', h='800', wait='20000', out='/tmp/embed/shot.png'] = process.argv;
const served = await servePreview();
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: { width: +w, height: +h } });
const page = await context.newPage();
page.on('console', (l) => ['error','warning'].includes(l.type()) && console.log('console', l.text().slice(0,300)));
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto(`${served.url}?${query}`);
const t=performance.now();
for (let i=0;i<200;i++){ await page.waitForTimeout(500); const text = await page.locator('.gallery > p').first().innerText().catch(()=>'' ); const imp = await page.locator('.importing').count().catch(()=>0); const dr=await page.locator('.map-progress').count(); if (i%6===0) console.log(((performance.now()-t)/1000).toFixed(1), text, imp, dr); if (/71/.test(text) && !imp && !dr) break; if (performance.now()-t > 200000) break; }
await page.waitForTimeout(+wait);
await page.mouse.move(560,330); await page.waitForTimeout(4000); await page.screenshot({ path: out }); await page.mouse.move(1,1); await page.setViewportSize({width:390,height:844}); await page.waitForTimeout(8000); await page.screenshot({ path: out.replace(".png","-phone.png") }); await page.setViewportSize({width:1080,height:1920}); await page.evaluate(()=>document.documentElement.classList.add("kiosk")); await page.waitForTimeout(8000); await page.screenshot({ path: out.replace(".png","-kiosk.png") }); 
console.log(await page.locator('.notice').allInnerTexts());
console.log((await page.locator('.map-legend').allInnerTexts()).join('|'));
await browser.close(); await served.close();
