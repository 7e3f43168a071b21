/** The wasm kernels of dense layers: see assembly/. */
import { DENSE, DENSE_ADJOINT, type DenseAttributes } from '../layers/dense.ts';
import { addressIn, type Call, input, type Kernels, LIMITS } from './wasm_call.ts';

/** The kernels by the names that layers ask for. */
export const denseKernels = (kernels: Kernels): [name: string, kernel: unknown][] => [
  [DENSE, dense(kernels)],
  [DENSE_ADJOINT, denseAdjoint(kernels)],
];

const dense = (kernels: Kernels) => (call: Call<DenseAttributes>) => {
  const { backend, attrs } = call;
  const [x, weights] = [input(call, 'x'), input(call, 'weights')];
  const [batch, inputs] = x.shape as [number, number];
  const [outputs] = weights.shape as [number];
  const y = backend.makeOutput([batch, outputs], 'float32');
  const at = addressIn(backend);
  const bias = call.inputs.bias ? at(call.inputs.bias) : 0;
  kernels.dense(at(x), at(weights), bias, at(y), batch, inputs, outputs, ...LIMITS[attrs.activation]);
  return y;
};

const denseAdjoint = (kernels: Kernels) => (call: Call<unknown>) => {
  const { backend } = call;
  const [dy, weights] = [input(call, 'dy'), input(call, 'weights')];
  const [batch] = dy.shape as [number];
  const [outputs, inputs] = weights.shape as [number, number];
  const dx = backend.makeOutput([batch, inputs], 'float32');
  const at = addressIn(backend);
  kernels.denseAdjoint(at(dy), at(weights), at(dx), batch, inputs, outputs);
  return dx;
};
