import { afterEach, expect, it } from 'vitest';
import { type Painting, paintingSettings } from '../../src/techniques/painting.ts';
import { Interrupt } from '../../tools/look/interrupt.ts';
import { runPainting } from '../../tools/look/job/painting_run.ts';
import { use } from '../support/backends.ts';
import { toyInputs } from '../support/run_inputs.ts';
import { fade } from '../support/toy_painting.ts';

afterEach(() => {
  process.exitCode = 0;
});

it('Ctrl-C ends a painting after its step, though its steps wait for nothing of the outside world', async () => {
  await use('cpu');
  const painting = fade as unknown as Painting;
  const { inputs, end } = toyInputs(painting);
  const settings = paintingSettings(painting, inputs.networkFor(8, 8), { steps: 20 });
  const interrupt = new Interrupt();
  const painted = await runPainting(
    { painting, settings, inputs, network: { id: 'toy', weightsSha256: '' } },
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
