/** Files that a visitor or a house may bring, damaged at random: each is read, or refused by an error of the program's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs-core';
import { strToU8, zipSync } from 'fflate';
import { Gallery, THUMBNAIL_BYTES } from '../../src/embedding/gallery.ts';
import { readIndex, writeIndex } from '../../src/embedding/index_file.ts';
import { readTaught, writeTaught } from '../../src/embedding/taught_file.ts';
import { declaredSize } from '../../src/media/declared_size.ts';
import { recordOf, withRecord } from '../../src/media/png/job_record.ts';
import { zipEntries } from '../../src/media/zip_entries.ts';
import { importNetwork, planOf } from '../../src/network/importers/index.ts';
import { Random } from '../../src/numeric/random.ts';
import { HEADLINES } from '../../src/ui/error_words.ts';
import { readExhibit } from '../../src/ui/exhibit/read_exhibit.ts';
import { startNodeBackend } from '../look/node_backend.ts';

export interface FuzzFlags {
  readonly count: number;
  readonly seed: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A kind of file: whole ones, and what reads them. */
interface Subject {
  readonly title: string;
  readonly files: readonly Bytes[];
  /** @throws what the program throws */
  read(bytes: Bytes): unknown;
}

const ROOT = join(import.meta.dirname, '../..');
const IMPORTED = join(ROOT, 'test/golden/imported');
const SLOWEST_MS = 5_000;
const HANGS_MS = 30_000;
const MOST_GROWTH_MB = 64;
const MOST_TOLD = 20;

const network = { id: 'toy', title: 'Toy', weightsSha256: 'abc' };
const bytesOf = (text: string): Bytes => new Uint8Array(strToU8(text));
const fileOf = (path: string): Bytes => new Uint8Array(readFileSync(path));
const importedFiles = (ending: RegExp): [string, Bytes][] =>
  readdirSync(IMPORTED)
    .filter((name) => ending.test(name))
    .map((name) => [name, fileOf(join(IMPORTED, name))]);

const readNetworkFile = async (name: string, bytes: Bytes): Promise<void> => {
  const read = await importNetwork(new Map([[name, new Blob([bytes])]]), {
    imagenetLabels: async () => Array.from({ length: 1000 }, (_, index) => `class ${index}`),
  });
  planOf(read);
};

async function subjects(): Promise<Subject[]> {
  const gallery = new Gallery();
  for (let i = 0; i < 4; i++)
    gallery.add({
      words: { name: `${i}.jpg`, kind: 'added', credit: null, label: 'dog', probability: 0.5 },
      features: Float32Array.from({ length: 8 }, (_, at) => at + i),
      thumbnail: new Uint8Array(THUMBNAIL_BYTES),
      preview: { type: 'image/jpeg', bytes: new Uint8Array(9) },
    });
  const index = new Uint8Array(await writeIndex(gallery, network));
  const taught = writeTaught(
    [
      {
        name: 'mug',
        examples: [{ features: Float32Array.of(0.6, 0.8), thumbnail: 'data:image/jpeg;base64,/9j/2Q==' }],
      },
    ],
    network,
  );
  const png = fileOf(join(ROOT, 'public/icon-192.png'));
  const record = {
    painting: 'deep-dream',
    settings: { steps: 3 },
    target: null,
    seed: 1,
    network: 'toy',
    step: 3,
  };
  const keras = join(IMPORTED, 'keras3');
  const kerasZip = Object.fromEntries(readdirSync(keras).map((name) => [name, fileOf(join(keras, name))]));
  const networks = (['safetensors', 'pth', 'onnx'] as const).map((ending) => ({
    title: `networks as .${ending}`,
    files: importedFiles(new RegExp(`\\.${ending}$`)).map(([, bytes]) => bytes),
    read: (bytes: Bytes) => readNetworkFile(`network.${ending}`, bytes),
  }));
  return [
    ...networks,
    {
      title: 'networks of Keras, as ZIP',
      files: [new Uint8Array(zipSync(kerasZip)), new Uint8Array(zipSync(kerasZip, { level: 0 }))],
      read: (bytes) => readNetworkFile('network.zip', bytes),
    },
    {
      title: 'archives of pictures',
      files: [new Uint8Array(zipSync({ 'a.png': png, 'b/c.jpg': png }))],
      read: async (bytes) => {
        for await (const _ of zipEntries(new File([bytes], 'a.zip')));
      },
    },
    {
      title: 'beginnings of pictures',
      files: [png, fileOf(join(ROOT, 'public/icon-512.png')), fileOf(join(ROOT, 'src/ui/style/icon.svg'))],
      read: (bytes) => declaredSize(new Blob([bytes])),
    },
    {
      title: 'saved paintings',
      files: [withRecord(png, record)],
      read: recordOf,
    },
    {
      title: 'indices of pictures',
      files: [index],
      read: (bytes) => readIndex('a.idx', bytes.slice().buffer, network),
    },
    {
      title: 'taught classes',
      files: [bytesOf(taught)],
      read: (bytes) => readTaught('a.json', new TextDecoder().decode(bytes), network),
    },
    {
      title: 'configurations',
      files: [
        fileOf(join(ROOT, 'public/convoscope.json')),
        bytesOf(
          '{"start":{"kiosk":true,"views":["a"]},"hours":{"from":"09:00","to":"18:00","days":["mon"]},"attract":{"views":[{"view":"a","seconds":5}]}}',
        ),
      ],
      read: (bytes) => readExhibit(new TextDecoder().decode(bytes), 'a.json'),
    },
  ];
}

/** Bytes that are often believed: nothing, the largest, and those beside signs and ends of numbers. */
const NOTABLE = [0x00, 0xff, 0x7f, 0x80, 0x22, 0x5b, 0x7b, 0x2d];
const NUMBERS = ['-1', '0', '4294967296', '9007199254740993', '1e309', '0.5', 'null', '[]', '""'];

/** One to eight changes: of bytes, of words of four bytes, of numbers in text; parts cut out, doubled, or put in from elsewhere. */
export function damaged(whole: Bytes, random: Random): Bytes {
  let bytes = whole;
  const at = () => random.integer(0, Math.max(0, bytes.length - 1));
  const part = () => {
    const from = at();
    return [from, Math.min(bytes.length, from + random.integer(1, 64))] as const;
  };
  const spliced = (from: number, end: number, put: Uint8Array) => {
    const to = Math.min(end, bytes.length);
    const next = new Uint8Array(bytes.length - (to - from) + put.length);
    next.set(bytes.subarray(0, from));
    next.set(put, from);
    next.set(bytes.subarray(to), from + put.length);
    return next;
  };
  const changes = [
    () => spliced(...oneAt(at()), Uint8Array.of(random.integer(0, 255))),
    () => spliced(...oneAt(at()), Uint8Array.of(NOTABLE[random.integer(0, NOTABLE.length - 1)] as number)),
    () => bytes.slice(0, at()),
    () => spliced(...part(), new Uint8Array(0)),
    () => {
      const [from, to] = part();
      return spliced(to, to, bytes.slice(from, to));
    },
    () => {
      const to = at();
      return spliced(
        to,
        to,
        Uint8Array.from({ length: random.integer(1, 16) }, () => random.integer(0, 255)),
      );
    },
    () => {
      const from = Math.min(at(), Math.max(0, bytes.length - 4));
      const word = new Uint8Array(4);
      new DataView(word.buffer).setUint32(
        0,
        [0, 1, 0x7fffffff, 0x80000000, 0xffffffff][random.integer(0, 4)] as number,
        true,
      );
      return spliced(from, Math.min(bytes.length, from + 4), word);
    },
    () => {
      const start = at();
      const from = bytes.findIndex((byte, index) => index >= start && byte >= 0x30 && byte <= 0x39);
      if (from < 0) return bytes;
      let to = from;
      while (to < bytes.length && (bytes[to] as number) >= 0x30 && (bytes[to] as number) <= 0x39) to++;
      return spliced(from, to, bytesOf(NUMBERS[random.integer(0, NUMBERS.length - 1)] as string));
    },
  ];
  for (let count = random.integer(1, 8); count > 0; count--)
    bytes = (changes[random.integer(0, changes.length - 1)] as () => Bytes)();
  return bytes;
}

const oneAt = (at: number) => [at, at + 1] as const;

/** Null where the program names what is wrong; else what it threw. */
export function foreignError(error: unknown): string | null {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (name !== 'Error' && Object.hasOwn(HEADLINES, name)) return null;
  return `${name}: ${message.slice(0, 200)}\n${stack.split('\n').slice(1, 4).join('\n')}`;
}

/** Ends the process where one file is read for too long: a loop cannot be left from inside. */
function watchdog(): { begin(what: string): void; end(): Promise<number> } {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     let timer;
     parentPort.on('message', (what) => {
       clearTimeout(timer);
       timer = setTimeout(() => { process._rawDebug(what + ' is read for ever'); process.kill(process.pid, 'SIGKILL'); }, ${HANGS_MS});
       timer.unref?.();
     });`,
    { eval: true },
  );
  return { begin: (what) => worker.postMessage(what), end: () => worker.terminate() };
}

/** @returns memory in use after all that can be freed was, in MB */
function memoryMb(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** @returns whether every file was read or refused by name, none took long, and nothing was left behind */
export async function proveFuzz({ count, seed }: FuzzFlags): Promise<boolean> {
  await startNodeBackend();
  const random = new Random(seed);
  const all = await subjects();
  const each = Math.ceil(count / all.length);
  const dog = watchdog();
  const faults: string[] = [];
  let [total, slowest] = [0, 0];
  for (const { title, files, read } of all) {
    let [wasRead, refused, before] = [0, 0, 0];
    const tensors = tf.memory().numTensors;
    for (let i = 0; i < each; i++) {
      if (i === Math.floor(each / 10)) before = memoryMb();
      const state = random.state;
      const bytes = damaged(files[i % files.length] as Bytes, random);
      dog.begin(`${title}, file ${i % files.length} damaged from state ${state},`);
      const start = performance.now();
      try {
        await read(bytes);
        wasRead++;
      } catch (error) {
        const foreign = foreignError(error);
        if (foreign) faults.push(`${title}, file ${i % files.length}, state ${state}: ${foreign}`);
        else refused++;
      }
      const ms = performance.now() - start;
      slowest = Math.max(slowest, ms);
      if (ms > SLOWEST_MS) faults.push(`${title}, state ${state}: ${Math.round(ms)} ms`);
    }
    const growth = memoryMb() - before;
    if (growth > MOST_GROWTH_MB) faults.push(`${title}: memory grew by ${Math.round(growth)} MB`);
    if (tf.memory().numTensors !== tensors) faults.push(`${title}: tensors were left behind`);
    total += each;
    console.log(
      `${title.padEnd(28)} ${wasRead} read, ${refused} refused by name, ${growth.toFixed(1)} MB more`,
    );
  }
  await dog.end();
  for (const fault of faults.slice(0, MOST_TOLD)) console.log(`\n${fault}`);
  console.log(
    `\n${total} damaged files, ${faults.length} faults; the slowest took ${Math.round(slowest)} ms`,
  );
  return faults.length === 0;
}
