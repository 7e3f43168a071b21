import { afterEach, expect, it } from 'vitest';
import { type SlowTechnique, slowTechniqueSettings } from '../../src/techniques/common/slow_technique.ts';
import { Interrupt } from '../../tools/look/interrupt.ts';
import { runJobToFiles } from '../../tools/look/job/command_line_job.ts';
import { use } from '../support/backends.ts';
import { toyInputs } from '../support/run_inputs.ts';
import { fade } from '../support/toys/toy_slow_technique.ts';

afterEach(() => {
  process.exitCode = 0;
});

it('Ctrl-C ends a painting after its step, though its steps wait for nothing of the outside world', async () => {
  await use('cpu');
  const technique = fade as unknown as SlowTechnique;
  const { inputs, end } = toyInputs(technique);
  const settings = slowTechniqueSettings(technique, inputs.networkFor(8, 8), { steps: 20 });
  const interrupt = new Interrupt();
  const painted = await runJobToFiles(
    { technique, settings, inputs, network: { id: 'toy', weightsSha256: '' } },
    {
      async onStep({ step }) {
        // As the system tells a program: in a turn of the event loop of its own.
        if (step === 2) setImmediate(() => process.emit('SIGINT', 'SIGINT'));
        return interrupt.signal === null;
      },
    },
  );
  interrupt.end();
  end();
  expect(painted).toMatchObject({ record: { step: 3 }, checkpoint: { step: 3 } });
});
