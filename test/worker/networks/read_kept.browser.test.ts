import { afterEach, expect, it } from 'vitest';
import type { KeptCard } from '../../../src/contract/networks.ts';
import { ModelFileError } from '../../../src/network/errors.ts';
import { sha256Of } from '../../../src/numeric/sha256.ts';
import { keepNetwork, removeKeptNetwork } from '../../../src/worker/networks/kept_networks.ts';
import { readKept } from '../../../src/worker/networks/read_kept.ts';

const CARD: KeptCard = {
  ...{ id: 'own-0123456789ab', title: 'My birds', mirrored: false, labels: ['wren'], bytes: 3, keptAt: 0 },
  input: { height: 8, width: 8, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
};

/** Keeps a file of these bytes as if it had been kept with others, and reads it. @returns what went wrong */
async function readAfter(kept: string, found: string): Promise<Error> {
  const sha256 = await sha256Of(await new Blob([kept]).arrayBuffer());
  await keepNetwork(CARD, [{ path: 'birds.onnx', sha256, content: new Blob([found]) }]);
  return readKept(CARD.id).then(
    () => expect.unreachable(),
    (error) => error,
  );
}

afterEach(() => removeKeptNetwork(CARD.id));

it('a file that is not what it was when it was kept is refused by its name', async () => {
  const error = await readAfter('abc', 'abd');
  expect(error).toBeInstanceOf(ModelFileError);
  expect(error.message).toMatch(/^birds\.onnx of My birds was damaged in this browser's storage\. Remove/);
});

it('a file that is what it was is read: here it is no network', async () => {
  expect((await readAfter('abc', 'abc')).message).not.toContain('storage');
});

it('what is not kept any more is told of, and what to do', async () => {
  await expect(readKept(CARD.id)).rejects.toThrow(
    'The network own-0123456789ab is not kept in this browser. Drop its files onto the page',
  );
});
