import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { View } from '../../src/contract/view.ts';
import { slowTechniqueCard, viewCards } from '../../src/engine/cards.ts';
import type { Ingested } from '../../src/engine/ingested.ts';
import { ViewSession } from '../../src/engine/view/view_session.ts';
import { NetworkError } from '../../src/network/errors.ts';
import { importNetwork, planOf } from '../../src/network/importers/index.ts';
import { Network } from '../../src/network/network.ts';
import { recommendedLayers } from '../../src/network/structure.ts';
import { slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { UnknownTechniqueError } from '../../src/techniques/common/technique.ts';
import { techniqueById, techniques } from '../../src/techniques/index.ts';
import { slowTechniqueById, slowTechniques } from '../../src/techniques/slow_techniques.ts';
import { runCommandLine } from '../../tools/look/command_line.ts';
import { runJobToFiles } from '../../tools/look/job/command_line_job.ts';
import { slowTechniquesTable, viewsTable } from '../../tools/readme_tables.ts';
import { use } from '../support/backends.ts';
import { toyInputs } from '../support/run_inputs.ts';
import { calm } from './fixtures/calm.ts';
import { energy } from './fixtures/energy.ts';
import { plainJson } from './fixtures/plain_json.ts';

/** Red alone, bent; two classes, which score its mean and minus its mean. */
const FILE = {
  description: {
    ...{ id: 'plain', title: 'Plain', paper: '', source: '', licence: '', labels: ['red', 'not red'] },
    input: { height: 1, width: 2, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
    layers: [
      { kind: 'conv', name: 'conv', inputs: ['image'], stride: 1, pad: [0, 0, 0, 0] },
      { kind: 'gelu', name: 'act', inputs: ['conv'] },
      { kind: 'globalAvgPool', name: 'pool', inputs: ['act'] },
      { kind: 'dense', name: 'score', inputs: ['pool'] },
    ],
    logits: 'score',
  },
  weights: {
    'conv.weight': { shape: [1, 3, 1, 1], values: [1, 0, 0] },
    'score.weight': { shape: [2, 1], values: [1, -1] },
  },
};
/** 1 * sigmoid(1.702) and -2 * sigmoid(-3.404). */
const BENT = [0.845796, -0.0643456];

const nobody = { imagenetLabels: async () => [] };
const open = () =>
  importNetwork(new Map([['net.plain', new Blob([JSON.stringify(FILE)])]]), nobody, [plainJson]);

let network: Network;
beforeAll(() => use('cpu'));
beforeEach(async () => {
  network = planOf(await open()).build();
  return () => network.dispose();
});

const frame = (): Ingested => ({
  identity: { source: 1, frame: 1 },
  image: tf.tensor4d([1, 5, 5, -2, 5, 5], [1, 1, 2, 3]),
  ...{ crop: { x: 0, y: 0, width: 2, height: 1 }, frameSize: { width: 2, height: 1 } },
  photograph: () => {
    throw new Error('Nobody asks for the photograph.');
  },
});
const view = (technique: string): View => ({ technique, parameters: {}, target: { kind: 'top' }, pins: [] });

/** What the command says of itself. */
async function helpOf(command: string, listed: Parameters<typeof runCommandLine>[1]): Promise<string> {
  const info = vi.spyOn(console, 'info').mockImplementation(() => {});
  await runCommandLine(['node', 'look', command, '--help'], listed);
  const said = info.mock.calls.flat().join('\n');
  info.mockRestore();
  return said;
}

it('a format of its own is read where its importer is handed over, and nowhere else', async () => {
  expect((await open()).card).toMatchObject({ format: 'Plain JSON', parameters: 5, classes: 2 });
  const files = new Map([['net.plain', new Blob([JSON.stringify(FILE)])]]);
  await expect(importNetwork(files, nobody)).rejects.toThrow('no network that is known here');
});

it('a layer kind of its own runs forward and back, and is known by its traits', async () => {
  expect(recommendedLayers(network)).toEqual(['act']);
  const looked = await new ViewSession(network).run(frame, view('saliency'));
  if (!('ranking' in looked) || looked.picture.kind !== 'heat') throw new Error('no map');
  expect(looked.ranking.classes[0]?.label).toBe('red');
  // Half of sigmoid(z) + z sigmoid(z) (1 - sigmoid(z)) at z = 1.702 and -3.404: 0.5340 and 0.0369 without their signs.
  // Red and not red score 0.3907 and -0.3907: red is 0.6860 sure, and of two classes 0.7 fill the scale.
  expect(looked.picture.legend?.range[1]).toBeCloseTo(0.5339 / (0.686 / 0.7), 3);
  const { description, weights } = await open();
  expect(() => new Network(description, weights)).toThrow(NetworkError);
});

it('a technique of its own is a view, a card, a command and a row of the README', async () => {
  const all = [...techniques, energy];
  const { picture } = await new ViewSession(network, { techniques: all }).run(frame, view('energy'));
  if (picture?.kind !== 'heat') throw new Error('no map');
  expect(picture.legend?.range[1]).toBeCloseTo(BENT[0] as number, 5);
  expect(viewCards(all, []).find(({ id }) => id === 'energy')?.title).toBe('Energy');
  const listed = { techniques: all, filters: [], slowTechniques: [] };
  expect(await helpOf('energy', listed)).toContain('--layer <value>');
  expect(viewsTable(all, [])).toContain('| **Energy** | How much does a layer say at each place? |');
  expect(() => techniqueById('energy')).toThrow(UnknownTechniqueError);
  await expect(new ViewSession(network).run(frame, view('energy'))).rejects.toThrow(UnknownTechniqueError);
});

it('a job of its own is painted, a card, a command and a row of the README', async () => {
  const all = [...slowTechniques, calm];
  const technique = slowTechniqueById('calm', all);
  const { inputs, end } = toyInputs(technique);
  const settings = slowTechniqueSettings(technique, network, {});
  const losses: number[] = [];
  const painted = await runJobToFiles(
    { technique, settings, inputs, network: { id: 'plain', weightsSha256: '' } },
    {
      onStep: async (step) => {
        losses.push(Object.values(step.losses)[0] as number);
        return true;
      },
    },
  );
  end();
  expect(painted.record).toMatchObject({ painting: 'calm', step: 5 });
  expect(losses).toHaveLength(5);
  expect(losses.toSorted((a, b) => b - a)).toEqual(losses);
  expect(slowTechniqueCard(calm)).toMatchObject({ id: 'calm', further: 'steps' });
  const listed = { techniques: [], filters: [], slowTechniques: all };
  expect(await helpOf('calm', listed)).toContain('--steps <value>');
  expect(slowTechniquesTable(all)).toContain('| **Calm** | Your picture without its noise. |');
  expect(() => slowTechniqueById('calm')).toThrow(UnknownTechniqueError);
});
