import { told } from '../../contract/told.ts';
import type { StyliserDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { type StylePlan, stylePlan } from '../style_plan.ts';
import { Graph } from './graph.ts';
import type { Files } from './importer.ts';
import { translatePainter } from './onnx/translate.ts';
import { readGraph } from './onnx.ts';
import { stem } from './text_files.ts';

/** At most so often a network halves its picture and doubles it again. */
const MOST_HALVED = 16;

/**
 * Reads a fast style net from an ONNX file, as PyTorch's example fast_neural_style and ONNX's model zoo have it: convolutions
 * with mirrored borders, instance norms, residual blocks, doubling by nearest neighbours. It takes RGB of 0..255 and gives
 * such; ONNX itself does not say.
 * @throws {ModelFileError} naming the operator and node that is not known
 */
export async function importOnnxStyle(files: Files): Promise<StylePlan> {
  const { file, model, nodes, constants, size, channels, view } = await readGraph(files);
  if (view !== 'nchw' || channels !== 3)
    throw new ModelFileError(told('styleErrors.onnxNoPainter', { file }));
  // Sizes that no halving divides would be rounded on the way.
  const sides = {
    height: Math.ceil(size.height / MOST_HALVED) * MOST_HALVED,
    width: Math.ceil(size.width / MOST_HALVED) * MOST_HALVED,
  };
  const graph = new Graph(file, sides, channels);
  const output = translatePainter(file, model, nodes, constants, graph);
  const [height, width, colours] = graph.shapeOf(output);
  if (height !== sides.height || width !== sides.width || colours !== 3)
    throw new ModelFileError(told('styleErrors.onnxNoPainter', { file }));
  if (/^(tanh|sigmoid)$/.test(graph.layer(output)?.kind ?? ''))
    throw new ModelFileError(told('styleErrors.onnxRange', { file }));
  const smallest = Math.min(...graph.layers.map(({ name }) => graph.shapeOf(name)[0]));
  const title = stem(file);
  const layers = graph.upTo(output);
  const description: StyliserDescription = {
    ...{ id: title, title, task: 'stylise', source: 'brought by the visitor', licence: 'unknown' },
    paper: 'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer',
    input: { ...sides, mean: [0, 0, 0], std: [1, 1, 1], order: 'rgb', crop: 1 },
    ...{ layers, output, multiple: Math.round(sides.height / smallest), styles: [{ id: title, title }] },
    range: { factor: 1, offset: 0 },
  };
  return stylePlan(description, graph.weightsOf(layers));
}
