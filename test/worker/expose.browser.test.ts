import * as Comlink from 'comlink';
import { expect, it } from 'vitest';
import { recordOf, told } from '../../src/contract/told.ts';
import { PictureFileError } from '../../src/media/errors.ts';
import { expose } from '../../src/worker/expose.ts';

it('what a worker throws keeps its code and values', async () => {
  const { port1, port2 } = new MessageChannel();
  const empty = told('pictureErrors.empty', { name: 'a.png' });
  const fails = {
    told: () => {
      throw new PictureFileError(empty);
    },
    untold: () => {
      throw new TypeError('x is no function');
    },
  };
  expose(fails, port1);
  const remote = Comlink.wrap<typeof fails>(port2);
  const thrown = async (call: () => Promise<never>) => recordOf(await call().catch((error: Error) => error));
  expect(await thrown(() => remote.told())).toEqual({
    ...{ name: 'PictureFileError', message: 'a.png is empty (0 bytes).', told: empty },
  });
  expect(await thrown(() => remote.untold())).toEqual({ name: 'TypeError', message: 'x is no function' });
  port1.close();
  port2.close();
});
