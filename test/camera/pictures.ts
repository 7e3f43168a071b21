/** Pictures for tests, made on the spot. */

/** Red above, blue below, with a pattern that makes it long enough to cut. */
export async function jpegFile(width = 320, height = 240, name = 'photo.jpg'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  pen.fillStyle = 'red';
  pen.fillRect(0, 0, width, height / 2);
  pen.fillStyle = 'blue';
  pen.fillRect(0, height / 2, width, height / 2);
  for (let x = 0; x < width; x += 4) {
    pen.fillStyle = `hsl(${x * 37} 80% 50%)`;
    pen.fillRect(x, height * 0.45, 3, height * 0.1);
  }
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })], name);
}

/** The same JPEG with an EXIF block after its first two bytes. Orientation 3: hold it upside down. */
export async function turnedJpegFile(orientation: number): Promise<File> {
  const jpeg = await (await jpegFile()).arrayBuffer();
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const app1 = [0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return new File([jpeg.slice(0, 2), new Uint8Array(app1), jpeg.slice(2)], 'turned.jpg');
}

/** A grey PNG of any size that costs a few kilobytes: one bit a pixel, every row the same. */
export async function greyPngFile(width: number, height: number, name = 'grey.png'): Promise<File> {
  const row = new Uint8Array(1 + Math.ceil(width / 8)).fill(0x55);
  row[0] = 0;
  const packer = new CompressionStream('deflate');
  const writer = packer.writable.getWriter();
  const writing = (async () => {
    for (let y = 0; y < height; y++) await writer.write(row);
    await writer.close();
  })();
  const [rows] = await Promise.all([new Response(packer.readable).bytes(), writing]);
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header[8] = 1;
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const end = chunk('IEND', new Uint8Array());
  return new File([signature, chunk('IHDR', header), chunk('IDAT', rows), end], name);
}

function chunk(type: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A film of a square that changes its colour, as MediaRecorder writes it: without a stated length. */
export async function videoFile(durationMs = 1000): Promise<File> {
  const { canvas, stop } = changingCanvas();
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const recorded = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  setTimeout(() => recorder.stop(), durationMs);
  await recorded;
  stop();
  return new File(pieces, 'film.webm');
}

/** By the real clock, where a test has one of its own. */
const { setInterval: drawEvery, clearInterval: drawNoMore } = window;

/** A canvas whose colour goes round by itself until stop(). */
export function changingCanvas() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let hue = 0;
  const timer = drawEvery(() => {
    hue += 25;
    pen.fillStyle = `hsl(${hue} 100% 50%)`;
    pen.fillRect(0, 0, 160, 120);
  }, 40);
  return { canvas, stop: () => drawNoMore(timer) };
}

/** [r, g, b] at a place given in parts of width and height. Closes the bitmap. */
export function colourAt(bitmap: ImageBitmap, right: number, down: number): number[] {
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
    '2d',
  ) as OffscreenCanvasRenderingContext2D;
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(Math.floor(right * bitmap.width), Math.floor(down * bitmap.height), 1, 1);
  bitmap.close();
  return [...data.slice(0, 3)];
}

/** Every pixel of a bitmap, added up. Closes the bitmap. */
function checksum(bitmap: ImageBitmap): number {
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
    '2d',
  ) as OffscreenCanvasRenderingContext2D;
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return data.reduce((sum, value, i) => (sum + value * ((i % 251) + 1)) % 4294967291, 0);
}

const TIMEOUT_MS = 10_000;

/** Grabs until `enough` different frames have come; returns how many came in ten seconds (a busy machine is slow). */
export async function differentFrames(grab: () => Promise<ImageBitmap>, enough: number): Promise<number> {
  const seen = new Set<number>();
  for (const start = performance.now(); seen.size < enough && performance.now() - start < TIMEOUT_MS; ) {
    seen.add(checksum(await grab()));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return seen.size;
}
