/** Where phones are told to find this machine. */
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddress, routedAddress } from '../../../tools/phones/own_address.ts';

const one = (address: string, more: { family?: string; internal?: boolean; mac?: string } = {}) => [
  { address, family: 'IPv4', internal: false, mac: '02:00:00:00:00:01', ...more },
];
const LOOP = { lo: one('127.0.0.1', { internal: true }) };
const VIRTUAL = { vboxnet0: one('192.168.56.1') };
const HOUSE = { wlan0: [...one('fe80::1', { family: 'IPv6' }), ...one('192.168.1.20')] };
const ALONE = { eth0: one('169.254.7.7') };
const TUNNEL = { wg0: one('10.8.0.2', { mac: '00:00:00:00:00:00' }) };

it.each<[string, Parameters<typeof ownAddress>[0], string | null, string | null]>([
  ['of several that of the default route', { ...LOOP, ...VIRTUAL, ...HOUSE }, '192.168.1.20', '192.168.1.20'],
  ['without a route one of a network', { ...LOOP, ...ALONE, ...HOUSE }, null, '192.168.1.20'],
  ['in no other network the one it gave itself', { ...LOOP, ...ALONE }, null, '169.254.7.7'],
  ['none, where there is no network', LOOP, null, null],
  ['none of its own programs', { ...LOOP, ...HOUSE }, '127.0.0.1', '192.168.1.20'],
  ['none of a tunnel that the route takes', { ...LOOP, ...TUNNEL, ...HOUSE }, '10.8.0.2', '192.168.1.20'],
  ['that of a tunnel, where there is no other', { ...LOOP, ...TUNNEL }, '10.8.0.2', '10.8.0.2'],
])('it is %s', async (_what, interfaces, route, address) => {
  expect(await ownAddress(interfaces, async () => route)).toBe(address);
});

it('the route is that of an interface, where there is one', async () => {
  const interfaces = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const addresses = [...interfaces.map(({ address }) => address), null];
  expect(addresses).toContain(await routedAddress());
  expect(addresses).toContain(await ownAddress());
});
