/** What the lists say of an algorithm is what it does: each stage that a painting tells of is listed, and each listed one comes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AlgorithmStage } from '../../../src/contract/jobs.ts';
import { slowTechniqueSettings } from '../../../src/techniques/common/slow_technique.ts';
import { techniques } from '../../../src/techniques/index.ts';
import { slowTechniques } from '../../../src/techniques/slow_techniques.ts';
import { SWEEPS, stagesOf } from '../../../src/ui/steps/algorithms.ts';
import { smallest, toyInputs } from '../../support/run_inputs.ts';
import { startWasm } from '../../support/wasm_backend.ts';

beforeAll(startWasm);

const runs = slowTechniques.flatMap((technique) =>
  technique.presets.map(({ id }) => ({ technique, id: technique.id, preset: id })),
);

describe.each(runs)('$id, $preset', ({ technique, preset }) => {
  it('does what is listed, in that order', async () => {
    const { inputs, end } = toyInputs(technique);
    const network = inputs.networkFor(64, 64);
    const settings = smallest(slowTechniqueSettings(technique, network, {}, preset), 4);
    const heard: AlgorithmStage[] = [];
    const onStage = (stage: AlgorithmStage) => void heard.push(stage);
    for await (const _ of technique.paint({ ...inputs, onStage }, settings));
    end();
    const listed = stagesOf(technique.id, settings);
    expect([...new Set(heard)].sort()).toEqual([...new Set(listed.map(({ stage }) => stage))].sort());
    const again = listed.filter((one) => one.again).map(({ stage }) => stage);
    const first = heard.slice(heard.indexOf(again[0] as AlgorithmStage));
    const step = first.slice(0, first.indexOf('move') + 1);
    // Several looks of one step go forward and back one after another.
    expect(again.filter((stage) => stage !== 'filter')).toEqual([...new Set(step)]);
  });
});

it('lists the steps of views that grow', () => {
  for (const id of Object.keys(SWEEPS))
    expect(techniques.find((one) => one.id === id)?.progressive).toBe(true);
});
