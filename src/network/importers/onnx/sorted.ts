import { told } from '../../../contract/told.ts';
import { ModelFileError } from '../../errors.ts';
import type { Node, OnnxModel } from './messages.ts';

/** Nodes in an order in which each comes after those that it needs. @throws {ModelFileError} if there is a cycle */
export function sorted(file: string, { nodes }: OnnxModel): Node[] {
  const makers = new Map<string, Node>();
  for (const node of nodes) for (const output of node.outputs) if (output) makers.set(output, node);
  const states = new Map<Node, 'open' | 'done'>();
  const order: Node[] = [];
  for (const start of nodes) {
    const path: Node[] = [start];
    for (let node = path.at(-1); node; node = path.at(-1)) {
      if (states.get(node) === 'done') {
        path.pop();
        continue;
      }
      states.set(node, 'open');
      const needed = node.inputs
        .map((name) => makers.get(name))
        .filter((one) => one && states.get(one) !== 'done');
      const [next] = needed;
      if (next && states.get(next) === 'open')
        throw new ModelFileError(
          told('importErrors.cycle', { file, operator: next.operator, node: next.name || next.outputs[0] }),
        );
      if (next) path.push(next);
      else {
        states.set(node, 'done');
        order.push(node);
        path.pop();
      }
    }
  }
  return order;
}
