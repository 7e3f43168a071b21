/** `npm start --phones`: the port that phones reach. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listenToPhones } from '../../../tools/phones/listen.ts';

it('is told of where it cannot be opened, and where an address is none', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const { port } = other.address() as AddressInfo;
  const address = 'http://hall.example:4190';
  await expect(listenToPhones({ port, address })).rejects.toThrow(
    new RegExp(`^--phones: the server cannot listen on port ${port}: .*EADDRINUSE`),
  );
  await expect(listenToPhones({ port: 0, address: 'hall.example' })).rejects.toThrow(
    '--phones-address hall.example',
  );
  other.close();
});
