/** A network that was opened without its head. */
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { View } from '../../../src/contract/view.ts';
import type { Ingested } from '../../../src/engine/ingested.ts';
import { ViewSession } from '../../../src/engine/view/view_session.ts';
import { UnknownClassError } from '../../../src/network/errors.ts';
import type { Network } from '../../../src/network/network.ts';
import { networkCard } from '../../../src/techniques/common/network_card.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { checkRequest } from '../../../tools/look/request.ts';
import { seeded } from '../../support/seeded.ts';
import { startWasm } from '../../support/wasm_backend.ts';
import { zooPlan } from '../../support/zoo_network.ts';

const SIDE = 64;
let network: Network;
beforeAll(async () => {
  await startWasm();
  network = zooPlan('resnet18', { height: SIDE, width: SIDE, narrow: 8 }).featuresOnly().build();
});
afterAll(() => network.dispose());

const frame = (): Ingested => ({
  identity: { source: 1, frame: 1 },
  image: tf.tensor4d(seeded(1).normals(SIDE * SIDE * 3, 0.5), [1, SIDE, SIDE, 3]),
  crop: { x: 0, y: 0, width: SIDE, height: SIDE },
  frameSize: { width: SIDE, height: SIDE },
  photograph: () => ({
    ...{ kind: 'image', title: 'The frame', width: SIDE, height: SIDE, legend: null },
    rgba: new Uint8ClampedArray(SIDE * SIDE * 4),
  }),
});
const view = (technique: string, target: View['target'] = { kind: 'top' }): View => ({
  ...{ technique, parameters: {}, target, pins: [] },
});

async function seen(asked: View) {
  const session = new ViewSession(network);
  const look = await session.run(frame, asked);
  await session.dispose();
  return look.picture;
}

it.each(techniques.filter(({ targets }) => targets.includes('class')))(
  '$id says that there is no class to look at',
  async ({ id, title, targets }) => {
    const does = targets.includes('channel')
      ? 'Choose a channel'
      : targets.includes('taught')
        ? 'Teach it'
        : 'Open';
    for (const target of [{ kind: 'top' }, { kind: 'class', index: 0 }] as const) {
      const picture = await seen(view(id, target));
      expect(picture).toMatchObject({ kind: 'ranking', classes: [] });
      const [beginning, ...rest] = picture && 'faint' in picture ? (picture.faint?.split(', ') ?? []) : [];
      expect(beginning).toBe(`${title} looks at a class`);
      expect(rest.join(', ')).toMatch(new RegExp(`^and this network has none.+${does}`));
    }
  },
);

it('the ranking says that there are no classes', async () => {
  expect(await seen(view('ranking'))).toMatchObject({
    ...{ kind: 'ranking', classes: [] },
    faint: expect.stringMatching(/^This network has no classes/),
  });
});

it('channels, neurons, taught classes and what has no target are looked at', async () => {
  const channel = { kind: 'channel', layer: 'layer2.0.relu', channel: 1 } as const;
  const direction = seeded(2).normals(network.classes);
  const kinds = [
    await seen(view('saliency', channel)),
    await seen(view('guided-backprop', { ...channel, kind: 'neuron', y: 0, x: 0 })),
    await seen(view('grad-cam', { kind: 'taught', name: 'mug', direction: Array.from(direction) })),
    await seen(view('activations')),
  ].map((picture) => picture?.kind);
  expect(kinds).toEqual(['heat', 'image', 'heat', 'tiles']);
});

it('is refused by name where a class is asked for on the command line', () => {
  const technique = techniques.find(({ id }) => id === 'grad-cam');
  if (!technique) throw new Error('There is no Grad-CAM.');
  const request = { technique, given: {}, target: { kind: 'top' }, channel: null, silenced: [] } as const;
  expect(() => checkRequest(network, request)).toThrow(UnknownClassError);
  expect(() => checkRequest(network, request)).toThrow(/has no classes: it ends with its features/);
});

it('tells the page of no labels', () => expect(networkCard(network).labels).toEqual([]));
