/** Whose request it is, where a proxy of the house may stand in front. */
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientOf } from '../../../tools/phones/http.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

it.each<[asks: string, said: string | undefined, client: string]>([
  ['10.0.0.1', '10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.1', '1.1.1.1, 10.0.0.7', '10.0.0.7'],
  ['fd00::1', '10.0.0.7', '10.0.0.7'],
  ['127.0.0.1', '10.0.0.7', '10.0.0.7'],
  ['::ffff:127.0.0.1', '10.0.0.7', '10.0.0.7'],
  ['::1', '10.0.0.7', '10.0.0.7'],
  ['10.0.0.1', undefined, '10.0.0.1'],
])('a proxy of the house at %s is believed whom it asks for: %s', (asks, said, client) => {
  expect(clientOf(from(asks, said), ['10.0.0.1', 'fd00::1'])).toBe(client);
});

it('nobody else is believed, and nobody at all where no proxy is named', () => {
  for (const asks of ['10.0.0.9', '::ffff:10.0.0.9'])
    expect(clientOf(from(asks, '10.0.0.7'), ['10.0.0.1'])).toBe('10.0.0.9');
  expect(clientOf(from('fd00::9', '10.0.0.7'), [])).toBe('fd00::9');
  expect(clientOf(from('127.0.0.1', '10.0.0.7'), null)).toBe('127.0.0.1');
});
