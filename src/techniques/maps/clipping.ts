import type { FixedTarget } from '../../contract/target.ts';

/**
 * Where the colours of a map of a target end. Of a single neuron's nothing is clipped: outside its receptive field all is 0, and a
 * percentile of the whole picture would count that.
 */
export const clippedFor = ({ kind }: FixedTarget, percentile: number): { readonly percentile?: number } =>
  kind === 'neuron' ? {} : { percentile };
