/** The studio's own worker with its own paintings, on wasm. */
import { deleteDB } from 'idb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Materials, PictureFile, Shown, Task } from '../../../src/contract/jobs.ts';
import type { ParameterValue } from '../../../src/contract/parameter.ts';
import type { StudioLink } from '../../../src/contract/studio_link.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import { createStudioLink } from '../../../src/worker/studio/studio_link.ts';

let link: StudioLink;
let materials: Materials;

/** Few and small steps of every kind. A painting takes of these what it knows. */
const SMALL: Record<string, ParameterValue> = { size: 96, octaves: 2, frames: 2, enlarge: 1 };

async function photograph(name: string): Promise<PictureFile> {
  const response = await fetch(`/models/pictures/${name}.jpg`);
  return { title: name, bytes: new Uint8Array(await response.arrayBuffer()) };
}

beforeAll(async () => {
  link = createStudioLink({
    create: () =>
      new Worker(new URL('../../../src/worker/studio/studio_worker.ts', import.meta.url), {
        type: 'module',
        name: 'studio',
      }),
    onState: () => {},
    onProgress: () => {},
  });
  await link.open({
    ...{
      networkUrl: new URL('/models/efficientnet-lite0/', location.href).href,
      backend: 'wasm',
      threads: 1,
      inMemory: false,
    },
    wasmUrl: new URL('/tfjs-wasm/', location.href).href,
  });
  materials = { content: await photograph('dog'), models: [{ ...(await photograph('coffee')), weight: 1 }] };
});
afterAll(async () => {
  link.stop();
  await deleteDB('convoscope-studio');
});

function taskOf(id: string, round: number, steps: number): Task {
  const painting = slowTechniques.find((one) => one.id === id);
  if (!painting) throw new Error(`no painting ${id}`);
  const { needs, parameters, targets } = painting;
  const settings = Object.entries({ ...SMALL, steps }).filter(([name]) => name in parameters);
  return {
    id: `${id}-${round}`,
    order: {
      painting: id,
      settings: Object.fromEntries(settings),
      target: targets.length > 0 ? { kind: 'class', index: 130 } : null,
      seed: 1 + round,
    },
    materials: {
      content: needs.content ? materials.content : null,
      models: needs.references === 'none' ? [] : materials.models,
    },
    resume: null,
  };
}

it.each(slowTechniques.map(({ id, title }) => ({ id, title })))('paints: $title', async ({ id }) => {
  const shown: Shown[] = [];
  expect(await link.paint(taskOf(id, 0, 3), (moment) => void shown.push(moment))).toBe('finished');
  const { progress, picture, unkept } = shown.at(-1) as Shown;
  expect(progress.step).toBe(progress.steps);
  expect(unkept).toBeNull();
  expect(picture.rgba).toHaveLength(picture.width * picture.height * 4);
  const values = picture.rgba.filter((_, at) => at % 4 !== 3);
  expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(20);
  const frame = await createImageBitmap(new Blob([progress.frame.jpeg]));
  expect([frame.width, frame.height]).toEqual([picture.width, picture.height]);
});

it('stopped and asked again, a painting goes on from the database to the same end', async () => {
  const STEPS = 20;
  let last: Shown | undefined;
  const taskAt = (round: number): Task => {
    const task = taskOf('feature-inversion', round, STEPS);
    return { ...task, order: { ...task.order, seed: 5 } };
  };
  const paint = (round: number, stops: boolean) =>
    link.paint(taskAt(round), (moment) => {
      last = moment;
      if (stops) link.endJob(false);
    });

  expect(await paint(1, false)).toBe('finished');
  const whole = last?.picture.rgba;
  // With long rests, so that the word comes in time.
  link.setDutyCycle(0.01);
  expect(await paint(2, true)).toBe('stopped');
  expect(last?.progress.step).toBeLessThan(STEPS);
  link.setDutyCycle(1);
  expect(await paint(2, false)).toBe('finished');
  expect(last?.progress.losses.map(({ step }) => step)).toEqual(
    Array.from({ length: STEPS }, (_, i) => i + 1),
  );
  expect(last?.picture.rgba).toEqual(whole);
});

it('one round of all paintings after another leaves no tensor behind', async () => {
  const round = async (number: number) => {
    for (const { id } of slowTechniques) await link.paint(taskOf(id, number, 1), () => {});
    return link.tensors();
  };
  await round(10);
  const before = await round(11);
  expect(await round(12)).toBe(before);
});
