import { cac } from 'cac';
import { beforeAll, describe, expect, it } from 'vitest';
import { rank } from '../../src/engine/view/rank.ts';
import type { Network } from '../../src/network/network.ts';
import { liveStyle } from '../../src/techniques/fast_style.ts';
import { techniqueById } from '../../src/techniques/index.ts';
import { parseExactly } from '../../tools/command_line/parse_exactly.ts';
import { declareParameters, declareTarget, paintParameters } from '../../tools/look/declare.ts';
import { type Flags, paintFrom, requestFrom, wholeFrom } from '../../tools/look/request.ts';
import { runOnce, showsChannels } from '../../tools/look/run_once.ts';
import { patchesAsked } from '../../tools/look/top_patches_command.ts';
import { use } from '../support/backends.ts';
import { seeded } from '../support/seeded.ts';
import { bentNetwork, squeezedNetwork } from '../support/toys/toy_subject.ts';

let network: Network;
beforeAll(async () => {
  await use('cpu');
  network = bentNetwork();
});

/** The flags of a command line, as `npm run look` reads them. */
function flagsOf(...words: string[]): Flags {
  const cli = cac('look');
  const technique = techniqueById(words[0] ?? '');
  const command = cli.command(`${technique.id} [...images]`, '');
  declareParameters(command, { ...technique.parameters, ...paintParameters });
  declareTarget(command, technique);
  command.option('--count <number>', '').option('--channels <list>', '').option('-o, --output <file>', '');
  if (showsChannels(technique)) command.option('--channel <index>', '');
  command.option('--json', '').action((_: string[], flags: Flags) => flags);
  parseExactly(cli, ['node', 'look', ...words]);
  return cli.runMatchedCommand() as Flags;
}

/** What a command line asks for: everything that is checked before a picture is opened. */
function asked(...words: string[]) {
  const flags = flagsOf(...words);
  const technique = techniqueById(words[0] ?? '');
  wholeFrom(flags, 'count', 6, 1);
  if (technique.id === 'top-patches') return patchesAsked(network, flags);
  return { ...requestFrom(technique, network, flags), ...paintFrom(flags) };
}

describe('what is typed', () => {
  it.each<[string, Flags]>([
    ['saliency a.png --class 007 -o 1e3', { class: '007', output: '1e3' }],
    ['saliency --y -1 --x=-2', { y: '-1', x: '-2' }],
    ['saliency --class= --json', { class: '', json: true }],
    ['saliency --json a.png', { json: true }],
    ['saliency --signed-colours blue-red', { signedColours: 'blue-red' }],
    ['saliency --class a=b', { class: 'a=b' }],
    ['saliency -o -', { output: '-' }],
  ])('%s is read as it is', (line, flags) => {
    expect(flagsOf(...line.split(' '))).toMatchObject(flags);
  });

  it.each<[string, string[]]>([
    ['--json 2024 b', ['2024', 'b']],
    ['--json true --json 0x10', ['true', '0x10']],
    ['a --json -- -b.png --json 7', ['a', '-b.png', '--json', '7']],
  ])('no picture of %s is taken for a switch, nor for a number', (line, images) => {
    const cli = cac('look');
    const command = cli.command('saliency [...images]', '').option('--json', '');
    command.action((found: string[]) => found);
    parseExactly(cli, ['node', 'look', 'saliency', ...line.split(' ')]);
    expect(cli.runMatchedCommand()).toEqual(images);
  });

  it('is no value where a flag follows', () => {
    expect(() => flagsOf('saliency', '--class', '--json')).toThrow('value is missing');
  });

  it('is refused where there is no such flag', () => {
    expect(() => flagsOf('saliency', '--klass', 'dog')).toThrow('Unknown option `--klass`');
  });
});

describe('a switch', () => {
  const cli = () => {
    const made = cac('look');
    declareParameters(made.command('live-style', ''), liveStyle.parameters);
    return made;
  };

  it.each<[string, boolean]>([
    ['--keepColours', true],
    ['--keepColours=1', true],
    ['--keepColours=0', false],
    ['--keep-colours=False', false],
    ['--keepColours --keepColours=false', false],
  ])('%s is %s', (line, on) => {
    const one = cli();
    parseExactly(one, ['node', 'look', 'live-style', ...line.split(' ')]);
    expect(one.options).toMatchObject({ keepColours: on });
    expect(one.args).toEqual([]);
  });

  it('is on or off, and says how it is switched off', () => {
    const one = cli();
    expect(() => parseExactly(one, ['node', 'look', 'live-style', '--keepColours=maybe'])).toThrow(
      '--keepColours is true or false, not "maybe".',
    );
    const keepColours = one.commands[0]?.options.find(({ name }) => name === 'keepColours');
    expect(keepColours?.description).toContain('--keepColours=false switches it off');
  });
});

it('a flag that takes several values says so, and no other one does', () => {
  const cli = cac('look');
  cli.command('paint', '').option('--style <file...>', '').option('--size <number>', '');
  parseExactly(cli, ['node', 'look', 'paint', '--style', 'a', '--style', 'b']);
  expect(cli.options.style).toEqual(['a', 'b']);
  const twice = () => parseExactly(cli, ['node', 'look', 'paint', '--size', '1', '--size', '2']);
  expect(twice).toThrow('--size is given 2 times: once is enough.');
});

describe('a command line', () => {
  it.each<[string[], string]>([
    [['saliency', '--class', ''], 'A class is expected'],
    [['saliency', '--class', '99'], 'no class 99'],
    [['saliency', '--class', '-1'], 'no class -1: it knows 0 to 2.'],
    [['saliency', '--class', 'zebra'], 'no class "zebra"'],
    [['saliency', '--class', '1', '--class', '2'], '--class is given 2 times'],
    [['saliency', '--samples', ''], '--samples must be a whole number from 2 to 64, not "".'],
    [['saliency', '--samples', '-3'], '--samples must be a whole number from 2 to 64, not "-3".'],
    [['saliency', '--method', 'magic'], '--method must be one of gradient'],
    [['saliency', '--opacity', 'abc'], '--opacity must be a number from 0 to 1, not "abc".'],
    [['saliency', '--opacity', '5'], '--opacity must be a number from 0 to 1, not "5".'],
    [['saliency', '--opacity', ''], '--opacity must be a number from 0 to 1, not "".'],
    [['saliency', '--colours', 'jet'], '--colours must be one of inferno'],
    [['saliency', '--signed-colours', 'jet'], 'must be one of blue-orange'],
    [['saliency', '--count', '-1'], '--count must be a whole number, 1 or more, not "-1".'],
    [['activations', '--layer', ''], '--layer must be the name of a layer'],
    [['activations', '--layer', 'act9'], 'Near to it: act'],
    [['activations', '--channel', ''], '--channel must be a whole number'],
    [['activations', '--channel', 'abc'], '--channel must be a whole number'],
    [['activations', '--channel', '99'], '--channel must be a whole number from 0 to'],
    [['concepts', '--channel', '99'], '--channel must be a whole number from 0 to'],
    [['guided-backprop', '--layer', 'act2'], '--layer needs --channel'],
    [['guided-backprop', '--layer', 'act2', '--channel', ''], '--channel must be a whole number'],
    [['guided-backprop', '--layer', '', '--channel', '0'], 'The name of a layer is expected.'],
    [['guided-backprop', '--layer', 'act2', '--channel', '99'], 'act2 has no channel 99'],
    [['guided-backprop', '--channel', '0'], '--channel needs --layer'],
    [['guided-backprop', '--y', '0'], '--y and --x need --layer and --channel'],
    [['guided-backprop', '--layer', 'act2', '--channel', '0', '--y', '0'], 'needs both --y and --x'],
    [['guided-backprop', '--layer', 'act2', '--channel', '0', '--y', '-1', '--x', '0'], 'not "-1".'],
    [['guided-backprop', '--layer', 'act2', '--channel', '0', '--y', '0', '--x', '99'], 'no column 99'],
    [['guided-backprop', '--class', '0', '--layer', 'act2', '--channel', '0'], 'two targets'],
    [['top-patches', '--channels', '5-2'], '--channels must be channels such as'],
    [['top-patches', '--channels', ''], '--channels must be channels such as'],
    [['top-patches', '--layer', ''], '--layer must be the name of a layer'],
  ])('%j is refused: %s', (words, message) => {
    expect(() => asked(...words)).toThrow(message);
  });

  it('names a class, a channel or a neuron', () => {
    expect(asked('saliency', '--class', 'one')).toMatchObject({ target: { kind: 'class', index: 1 } });
    expect(asked('guided-backprop', '--layer', 'act2', '--channel', '4')).toMatchObject({
      target: { kind: 'channel', layer: 'act2', channel: 4 },
    });
    const neuron = ['--layer', 'act2', '--channel', '4', '--y', '1', '--x', '2'];
    expect(asked('guided-backprop', ...neuron)).toMatchObject({
      target: { kind: 'neuron', layer: 'act2', channel: 4, y: 1, x: 2 },
    });
  });

  it('takes a channel of those that speak for a class for no target of its own', () => {
    const channel = ['concepts', '--layer', 'act2', '--channel', '4'];
    expect(asked(...channel)).toMatchObject({
      ...{ given: { layer: 'act2' }, channel: 4, target: { kind: 'top' } },
    });
    const target = { kind: 'class', index: 1 };
    expect(asked(...channel, '--class', 'one')).toMatchObject({ channel: 4, target });
  });

  it('finds a layer by its depth', () => {
    expect(asked('activations', '--layer', '0', '--channel', '1')).toMatchObject({
      ...{ given: { layer: 'act1' }, channel: 1 },
    });
  });
});

it('the share of a channel is shown of the features, where a layer behind them is asked for', async () => {
  const squeezed = squeezedNetwork([6, 6], seeded(2).normals(12));
  // The answers have three channels, the features before them four.
  const flags = { layer: 'answers', channel: '3' };
  const request = requestFrom(techniqueById('concepts'), squeezed, flags);
  const { picture } = await runOnce(squeezed, seeded(3).normals(6 * 6 * 3), request, () => {});
  if (picture.kind !== 'heat') throw new Error('no map');
  expect(picture.title).toContain('act3, channel 3: its share of');
  squeezed.dispose();
});

it('a picture of more patches than anybody could look through is refused before they are searched for', () => {
  const wide = {
    ...{ description: network.description, shape: () => [4, 4, 480], steps: network.steps },
    ...{ resolve: (name: string) => name, step: (name: string) => network.step(name) },
  } as unknown as Network;
  expect(() => patchesAsked(wide, flagsOf('top-patches', '-o', 'p.png'))).toThrow('--channels 0-63');
  expect(patchesAsked(wide, flagsOf('top-patches')).channels).toHaveLength(480);
});

it('a class that is asked for is named with its probability, wherever it stands', () => {
  const labels = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const scores = Float32Array.from(labels, (_, i) => -i);
  const { classes } = rank(labels, { title: '', count: 5 }, scores, undefined, [6]);
  expect(classes.map(({ label }) => label)).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  expect(classes.at(-1)?.probability).toBeCloseTo(Math.exp(-6) / 1.5804, 4);
});
