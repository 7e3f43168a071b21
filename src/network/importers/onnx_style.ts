import { told } from '../../contract/told.ts';
import { IMAGE, type Layer, type LayerName, STYLE, type StyliserDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { type StylePlan, stylePlan } from '../style_plan.ts';
import { type Measured, statisticsReader } from '../style_reader.ts';
import type { WeightArray } from '../weights.ts';
import { Graph } from './graph.ts';
import type { Files } from './importer.ts';
import { AdaIn, type Join } from './onnx/adain.ts';
import type { Constant } from './onnx/constant.ts';
import { translatePainter } from './onnx/translate.ts';
import { type OnnxFile, ownRange, pictureOf, readModel } from './onnx.ts';
import { PIXELS, TO_1 } from './preprocessing.ts';
import { baseName, stem } from './text_files.ts';

/** At most so often a network halves its picture and doubles it again. */
const MOST_HALVED = 16;

/**
 * Reads a style net from an ONNX file: of one style, as PyTorch's example fast_neural_style and ONNX's model zoo have it
 * (convolutions with mirrored borders, instance norms, residual blocks, doublings by nearest neighbours), or, of two
 * pictures, of any style by AdaIN (Huang & Belongie 2017). ONNX does not say what ranges colours have: the first takes RGB of
 * 0..255 and gives such; the second 0..1, unless the first that it does is to make numbers of 0..255 small.
 * @throws {ModelFileError} naming the operator and node that is not known
 */
export async function importOnnxStyle(files: Files): Promise<StylePlan> {
  const several = [...files.keys()].filter((path) => /\.onnx$/i.test(path)).map(baseName);
  if (several.length > 1)
    throw new ModelFileError(told('styleErrors.onnxSplit', { files: several.join(', ') }));
  const read = await readModel(files);
  const [input, ...more] = read.inputs;
  if (input && more.length > 0) return anyStyle(read);
  const { file } = read;
  // A half that begins with features is part of a net that was split.
  if (input && input.dims.length === 4 && (input.dims[1] ?? 0) > 4)
    throw new ModelFileError(told('styleErrors.onnxSplit', { files: file }));
  return oneStyle(read);
}

function oneStyle({ file, model, nodes, constants, inputs }: OnnxFile): StylePlan {
  const [input] = inputs;
  if (!input) throw new ModelFileError(told('styleErrors.onnxNoPainter', { file }));
  const { size, view, channels } = pictureOf(file, input);
  if (view !== 'nchw' || channels !== 3)
    throw new ModelFileError(told('styleErrors.onnxNoPainter', { file }));
  // Sizes that no halving divides would be rounded on the way.
  const sides = {
    height: Math.ceil(size.height / MOST_HALVED) * MOST_HALVED,
    width: Math.ceil(size.width / MOST_HALVED) * MOST_HALVED,
  };
  const graph = new Graph(file, sides, channels);
  const output = translatePainter(file, model, nodes, constants, graph);
  const multiple = multipleOf(file, graph, output);
  if (/^(tanh|sigmoid)$/.test(graph.layer(output)?.kind ?? ''))
    throw new ModelFileError(told('styleErrors.onnxRange', { file }));
  const title = stem(file);
  const layers = graph.upTo(output);
  const description: StyliserDescription = {
    ...described(file, 'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer'),
    input: { ...sides, ...PIXELS, crop: 1 },
    ...{ layers, output, multiple, styles: [{ id: title, title }] },
    range: { factor: 1, offset: 0 },
  };
  return stylePlan(description, graph.weightsOf(layers));
}

/** A net that takes a picture to paint and one to paint it like, and perhaps how much. */
function anyStyle({ file, model, nodes, constants, inputs }: OnnxFile): StylePlan {
  const pictures = inputs.filter(({ dims }) => dims.length === 4);
  const others = inputs.filter((one) => !pictures.includes(one));
  const areNumbers = others.every(({ dims }) => dims.every((length) => length === 1 || length === null));
  const seen = pictures.map((one) => ({ name: one.name, ...pictureOf(file, one) }));
  if (
    seen.length !== 2 ||
    !areNumbers ||
    seen.some(({ view, channels }) => view !== 'nchw' || channels !== 3)
  )
    throw new ModelFileError(
      told('styleErrors.adainInputs', { file, names: inputs.map(({ name }) => name).join(', ') }),
    );
  // How strong the style is: all of it. The view's own setting mixes the painting with the picture.
  const whole = others.map(({ name }): [string, Constant] => [name, { dims: [], values: [1] }]);
  const graphs = new Map(seen.map(({ name, size }) => [name, new Graph(file, size, 3)]));
  const net = new AdaIn(file, new Map([...constants, ...whole]), graphs);
  for (const node of nodes) net.take(node);
  const [painted, ...rest] = model.outputs;
  if (!painted || rest.length > 0)
    throw new ModelFileError(
      told('importErrors.severalOnnxOutputs', {
        ...{ file, count: model.outputs.length },
        names: model.outputs.map(({ name }) => name).join(', '),
      }),
    );
  const { content, style, output, joins } = net.joined(painted.name);
  const multiple = multipleOf(file, content, output);
  const last = content.layer(output)?.kind;
  if (last === 'tanh') throw new ModelFileError(told('styleErrors.onnxRange', { file }));
  const range = ownRange(content) ?? TO_1;
  const layers = content.upTo(output);
  const [height, width] = content.shapeOf(IMAGE);
  const given = toldOf(joins);
  const input = { height, width, ...range, crop: 1 } as const;
  const description: StyliserDescription = {
    ...described(
      file,
      'Huang & Belongie 2017, Arbitrary Style Transfer in Real-Time with Adaptive Instance Normalization',
    ),
    ...{ input, layers: [...given.layers, ...layers], output, multiple, styles: [] },
    styleLength: given.length,
    range: { factor: range === PIXELS && last !== 'sigmoid' ? 1 : 255, offset: 0 },
  };
  const weights = new Map([...given.weights, ...content.weightsOf(layers)]);
  const measured = joins.map(({ measured: layer, style: how, margin }): Measured => {
    const before = style.upTo(layer);
    return { layers: before, layer, weights: style.weightsOf(before), ...how, margin };
  });
  return {
    ...stylePlan(description, weights),
    reader: statisticsReader({ ...description, input }, measured),
  };
}

function described(file: string, paper: string) {
  const title = stem(file);
  const origin = { source: 'brought by the visitor', licence: 'unknown', paper };
  return { id: title, title, task: 'stylise' as const, ...origin };
}

/** What sides must be multiples of. @throws {ModelFileError} if no picture of the same size comes out */
function multipleOf(file: string, graph: Graph, output: LayerName): number {
  const sides = graph.shapeOf(IMAGE).slice(0, 2) as [number, number];
  const maps = graph.upTo(output).map(({ name }) => graph.shapeOf(name));
  const smallest = Math.min(...maps.map(([height]) => height));
  const multiple = 2 ** Math.round(Math.log2(sides[0] / smallest));
  const [height, width, colours] = graph.shapeOf(output);
  // Where a side is no multiple, what is left over is halved as a whole pixel.
  const fits = [height, width].every(
    (side, axis) => side === multiple * Math.ceil((sides[axis] as number) / multiple),
  );
  if (!fits || colours !== 3) throw new ModelFileError(told('styleErrors.onnxNoPainter', { file }));
  return multiple;
}

/** The layers that pick each place's deviations and means out of the vector of a style. */
function toldOf(joins: readonly Join[]) {
  const length = joins.reduce((sum, { channels }) => sum + 2 * channels, 0);
  const weights = new Map<string, WeightArray>();
  let first = 0;
  const layers = joins.flatMap(({ deviation, mean, channels }) =>
    [deviation, mean].map((name): Layer => {
      const values = new Float32Array(channels * length);
      for (let channel = 0; channel < channels; channel++) values[channel * length + first + channel] = 1;
      weights.set(`${name}.weight`, { shape: [channels, length], values });
      first += channels;
      return { kind: 'dense', name, inputs: [STYLE] };
    }),
  );
  return { layers, weights, length };
}
