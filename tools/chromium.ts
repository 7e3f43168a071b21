import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'msedge',
];

const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PLACES = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
  const folder = process.env[variable];
  return folder
    ? [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]
    : [];
});

const runnable = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** A script that starts a snap has some lines; programs are larger. */
const SCRIPT_BYTES = 65_536;

/** Whether it is, or starts, a snap, as Ubuntu's Chromium: its /tmp is its own, and tests write there what it has to read. */
function isSnap(file: string): boolean {
  try {
    if ([file, realpathSync(file)].some((path) => /\/snap(\/|$)/.test(path))) return true;
    return statSync(file).size < SCRIPT_BYTES && readFileSync(file, 'utf8').includes('/snap/');
  } catch {
    // It may be started and not read.
    return false;
  }
}

/**
 * Where a browser may be, the first one first. On macOS PATH comes last: what Homebrew links there is not signed, and macOS
 * does not start it.
 * @param path folders, as in PATH
 */
export function placesOf(platform: NodeJS.Platform, path: string): string[] {
  const onPath = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  if (platform === 'darwin') return [...MAC_PLACES, ...onPath];
  return platform === 'win32' ? [...onPath, ...WINDOWS_PLACES] : onPath;
}

const found = () => placesOf(process.platform, process.env.PATH ?? '').filter(runnable);

/** CHROMIUM_PATH, else the first one of the usual names and places that is no snap; null where there is none. */
export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return runnable(chosen) ? chosen : null;
  return found().find((file) => !isSnap(file)) ?? null;
}

/** What is said where none was found. */
export function howToGetChromium(): string {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return `CHROMIUM_PATH names ${chosen}, which is no program that can be started.`;
  const snap = found().find(isSnap);
  const why = snap
    ? `${snap} is a snap: its /tmp is its own, and it cannot read what tests write there. Install another one`
    : 'Chromium was not found. Install it';
  return `${why}, or name it in CHROMIUM_PATH:
  Debian           sudo apt-get install chromium
  Ubuntu           Google Chrome's .deb file from https://www.google.com/chrome
  Fedora           sudo dnf install chromium
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome
  elsewhere        CHROMIUM_PATH=/path/to/chromium npm test`;
}

/**
 * Software WebGL and WebGPU, so that the numbers are the same on every machine, and a camera that needs no permission.
 * The sandbox is off because containers rarely allow it; only pages of this repository are opened.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  // Without Vulkan a WebGPU canvas takes the graphics process down with it.
  '--use-vulkan=swiftshader',
  '--enable-features=Vulkan',
];

/** For tests, and benches of a machine without a card: where graphics are software, a page is put together in a third of the time without them. Its canvases keep them. */
export const CPU_COMPOSITING = '--disable-gpu-compositing';

/** Playwright adds this one, and it takes WebGPU away. */
export const IGNORED_PLAYWRIGHT_FLAGS = ['--disable-gpu'];

/** JPEG pictures one after another: what the fake camera films in tests. */
export const CAMERA_FIXTURE = join(import.meta.dirname, '../test/fixtures/camera.mjpeg');

/** Chromium takes a missing file for a camera that never delivers a frame, so say it here. */
export function cameraFlag(file: string): string {
  if (!existsSync(file)) throw new Error(`The fake camera's film is missing: ${file}`);
  return `--use-file-for-fake-video-capture=${file}`;
}
