/** What a packed bench starts with: networks and compiled programs lie beside it. */
import { join } from 'node:path';
import { reportGpu } from './report.ts';

const beside = (name: string) => join(import.meta.dirname, name);
const wasm = { tfjs: beside('wasm'), kernels: beside('wasm/kernels.wasm') };
process.exit((await reportGpu(beside('models'), wasm)) ? 0 : 1);
