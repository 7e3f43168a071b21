import * as tf from '@tensorflow/tfjs-core';
import type { Fooling, Verdict } from '../contract/picture.ts';
import { told } from '../contract/told.ts';
import type { Network } from '../network/network.ts';
import { targetName } from './common/target.ts';
import { type FixedTarget, ParameterError, type Stage, technique } from './common/technique.ts';
import {
  type Attempt,
  type Bound,
  type Bytes,
  boundsUpTo,
  bytesOf,
  certaintyOf,
  inputOf,
  isEnough,
  leaderOf,
  lengthOf,
  lookAt,
  smallestChange,
} from './fool/attack.ts';
import { waysFor } from './fool/trials.ts';

/** Steps between two pictures that are shown: what is shown may not flicker. */
const SHOWN_EVERY = 5;
/** Of the search; the rest is for the trials. */
const SEARCH_SHARE = 0.95;
/** All steps of a bound together go this many times as far as it reaches: Madry et al. 2018. */
const REACH = 2.5;

/** The smallest change of a picture that makes the network name another class. */
export const fool = technique({
  id: 'fool',
  title: 'Fool it',
  question:
    'How little must a picture change for the network to name another class? The change that does it, amplified, and whether it survives JPEG and a camera.',
  family: 'backward',
  caption: {
    shows:
      'The smallest change of the picture that makes the network name the class you choose. To you the picture stays the same.',
    read: 'Left the picture before, in the middle the change, made many times larger to be seen, right the two added up. With L∞ each colour value moves by no more than the bound, with L2 all of them together; in steps of 1/255, the smallest that a screen can show. Below: what the network says of the changed picture after JPEG, and after noise, a shift and a change of size, which stand for a camera that films it. Choose the class in the ranking or under “Looked at”.',
    paper:
      'Goodfellow, Shlens, Szegedy 2015, Explaining and Harnessing Adversarial Examples (FGSM); Madry et al. 2018, Towards Deep Learning Models Resistant to Adversarial Attacks (PGD)',
  },
  parameters: {
    attack: {
      kind: 'choice',
      label: 'Attack',
      help: 'FGSM takes one step along the gradient, PGD many small ones, each with a gradient of its own.',
      options: [
        { value: 'pgd', label: 'PGD' },
        { value: 'fgsm', label: 'FGSM' },
      ],
      default: 'pgd',
    },
    bound: {
      kind: 'choice',
      label: 'Bound',
      help: 'L∞ bounds the change of every colour value alone, L2 the length of all changes together.',
      options: [
        { value: 'linf', label: 'L∞' },
        { value: 'l2', label: 'L2' },
      ],
      default: 'linf',
    },
    largest: {
      kind: 'number',
      label: 'At most (L∞)',
      help: 'In 1/255. The smallest that suffices is sought, from 1 on.',
      min: 1,
      max: 32,
      step: 1,
      default: 8,
    },
    length: {
      kind: 'number',
      label: 'At most (L2)',
      help: 'Length in 1/255. The smallest that suffices is sought, from a sixteenth on.',
      min: 64,
      max: 8192,
      step: 64,
      default: 1024,
    },
    steps: {
      kind: 'number',
      label: 'Steps',
      help: 'PGD: in each bound that is tried.',
      min: 1,
      max: 100,
      step: 1,
      default: 20,
    },
    sure: {
      kind: 'number',
      label: 'Sure to (%)',
      help: 'How probable the class is to be. At 0 it is enough that it leads; at 100 the whole bound is used.',
      min: 0,
      max: 100,
      step: 1,
      default: 50,
    },
    quality: {
      kind: 'number',
      label: 'JPEG quality',
      help: 'Of the file that the changed picture is tried as.',
      min: 10,
      max: 100,
      step: 5,
      default: 75,
    },
    otherwise: {
      kind: 'choice',
      label: 'If the class leads already',
      help: 'As it does until you choose one: it is then to be this one.',
      options: [
        { value: 'least', label: 'least probable' },
        { value: 'second', label: 'second' },
      ],
      default: 'least',
    },
  },
  targets: ['class'],
  progressive: true,
  async *run(
    { network, image, target },
    { attack, bound, largest, length, steps, sure, quality, otherwise },
  ): AsyncGenerator<Stage | null, void> {
    const { input } = network.description;
    const base = bytesOf(await image.data<'float32'>(), input);
    const chosen = classOf(network, target);
    const start = await lookAt(network, base, chosen);
    const leads = leaderOf(start.scores) === chosen;
    const wanted = leads ? otherClass(start.scores, otherwise === 'least' ? 'least' : 'second') : chosen;
    const first = leads ? await lookAt(network, base, wanted) : start;
    const norm = bound === 'l2' ? 'l2' : 'linf';
    const single = attack === 'fgsm';
    const search = smallestChange(network, base, first, wanted, {
      bounds: boundsUpTo(norm, norm === 'l2' ? length : largest),
      steps: single ? 1 : steps,
      sure: sure / 100,
      rate: ({ size: far }) => (single ? far : (REACH * far) / steps),
    });
    const verdict = verdicts(network, wanted);
    const told = (best: Attempt, tried: Bound, trials: Fooling['trials'], progress: number): Stage => {
      const after = verdict(best.scores);
      return {
        progress,
        picture: {
          kind: 'fooled',
          title: `Made to say ${targetName(network, { kind: 'class', index: wanted })}`,
          values: tensorOf(best.picture, network),
          original: tensorOf(base, network),
          fooling: {
            ...{ wanted: targetName(network, { kind: 'class', index: wanted }), trials },
            ...{ before: verdict(first.scores), after, bound: inWords(after.fooled ? best.bound : tried) },
            suffices: isEnough(best.scores, wanted, sure / 100),
            ...sizeOf(base, best.picture),
          },
        },
      };
    };
    let [best, tried]: [Attempt?, Bound?] = [];
    let passes = 0;
    for await (const { best: found, bound, done } of search) {
      [best, tried] = [found, bound];
      yield ++passes % SHOWN_EVERY === 1 ? told(best, tried, [], SEARCH_SHARE * done) : null;
    }
    if (!best || !tried) throw new Error('No bound was tried.');
    const trials: Fooling['trials'] = [];
    for (const { through, go } of waysFor(input, quality)) {
      const { scores } = await lookAt(network, await go(best.picture), wanted);
      trials.push({ through, ...verdict(scores) });
      yield null;
    }
    yield told(best, tried, trials, 1);
  },
});

function classOf(network: Network, target: FixedTarget): number {
  if (target.kind !== 'class') throw new Error('Only classes can be named.');
  const { title } = network.description;
  if (network.classes < 2) throw new ParameterError(told('settingErrors.oneClass', { title }));
  return network.checkClass(target.index);
}

/** The least probable class, or the one behind the leader; of equals the first. */
export function otherClass(scores: Float32Array, which: 'least' | 'second'): number {
  if (which === 'least') return scores.indexOf(Math.min(...scores));
  const leader = leaderOf(scores);
  const others = scores.map((score, index) => (index === leader ? Number.NEGATIVE_INFINITY : score));
  return leaderOf(others);
}

const tensorOf = (bytes: Bytes, { description: { input } }: Network): tf.Tensor3D =>
  tf.tensor3d(inputOf(bytes, input), [input.height, input.width, 3]);

/** What the network makes of a picture, from its class scores. */
const verdicts =
  (network: Network, wanted: number) =>
  (scores: Float32Array): Verdict => {
    const leader = leaderOf(scores);
    return {
      leading: targetName(network, { kind: 'class', index: leader }),
      probability: Math.exp(certaintyOf(scores, leader)),
      ...{ wanted: Math.exp(certaintyOf(scores, wanted)), fooled: leader === wanted },
    };
  };

const inWords = ({ norm, size }: Bound): string =>
  norm === 'linf' ? `L∞ ≤ ${size}/255` : `L2 ≤ ${Math.round(10 * size) / 10}/255`;

/** How far two pictures are apart, in 1/255. */
function sizeOf(base: Bytes, picture: Bytes): Pick<Fooling, 'largest' | 'length'> {
  const change = new Float32Array(base.length);
  let largest = 0;
  for (let i = 0; i < change.length; i++) {
    change[i] = (picture[i] as number) - (base[i] as number);
    largest = Math.max(largest, Math.abs(change[i] as number));
  }
  return { largest, length: lengthOf(change) };
}
