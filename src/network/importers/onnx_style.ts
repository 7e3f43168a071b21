import { told } from '../../contract/told.ts';
import { IMAGE, type Layer, type LayerName, STYLE, type StyliserDescription } from '../description.ts';
import { ModelFileError } from '../errors.ts';
import { type StylePlan, stylePlan } from '../style_nets/style_plan.ts';
import { type Measured, statisticsReader } from '../style_nets/style_reader.ts';
import type { WeightArray } from '../weights.ts';
import { Graph } from './graph.ts';
import type { Files } from './importer.ts';
import { AdaIn, type Join, type Joined } from './onnx/adain.ts';
import type { Constant } from './onnx/constant.ts';
import { translatePainter } from './onnx/translate.ts';
import { type OnnxFile, pictureOf, readModel } from './onnx.ts';
import { ownRange, PIXELS, TO_1 } from './preprocessing.ts';
import { baseName, stem } from './text_files.ts';

/** At most so often a network halves its picture and doubles it again. */
const MOST_HALVED = 16;

/**
 * Reads a style net from an ONNX file: of one style, as PyTorch's example fast_neural_style and ONNX's model zoo have it
 * (convolutions with mirrored borders, instance norms, residual blocks, doublings by nearest neighbours), or, of two
 * pictures, of any style by AdaIN (Huang & Belongie 2017). ONNX does not say what ranges colours have: the first takes RGB of
 * 0..255 and gives such; the second 0..1, unless the first that it does is made for numbers of 0..255. A net for any style
 * may be in two files, its encoder and its decoder.
 * @throws {ModelFileError} naming the operator and node that is not known
 */
export async function importOnnxStyle(files: Files): Promise<StylePlan> {
  const several = [...files.keys()].filter((path) => /\.onnx$/i.test(path));
  if (several.length > 1) return inHalves(files, several);
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
    ...described(title, 'Johnson et al. 2016, Perceptual Losses for Real-Time Style Transfer'),
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
  const net = new AdaIn(file, model.opset, new Map([...constants, ...whole]), graphs);
  for (const node of nodes) net.take(node);
  const [painted, ...rest] = model.outputs;
  if (!painted || rest.length > 0)
    throw new ModelFileError(
      told('importErrors.severalOnnxOutputs', {
        ...{ file, count: model.outputs.length },
        names: model.outputs.map(({ name }) => name).join(', '),
      }),
    );
  return anyStylePlan(file, stem(file), net.joined(painted.name));
}

/** As the authors of pytorch-AdaIN measure features. */
const USUAL_STATISTICS = { epsilon: 1e-5, unbiased: true } as const;

/** A net for any style whose encoder and decoder are files of their own. */
async function inHalves(files: Files, paths: readonly string[]): Promise<StylePlan> {
  const names = paths.map(baseName).join(', ');
  const split = new ModelFileError(told('styleErrors.onnxSplit', { files: names }));
  const halves = await Promise.all(
    paths.map((path) =>
      readModel(new Map([...files].filter(([one]) => one === path || !paths.includes(one)))),
    ),
  );
  // Each begins with a picture.
  if (halves.every(({ inputs: [input] }) => input?.dims[1] === 3))
    throw new ModelFileError(told('styleErrors.severalNets', { files: names }));
  if (paths.length > 2) throw split;
  const taking = (fits: (channels: number) => boolean) =>
    halves.find(({ inputs: [input, ...more] }) => more.length === 0 && fits(input?.dims[1] ?? 0));
  const [encoder, decoder] = [taking((channels) => channels === 3), taking((channels) => channels > 4)];
  const [input] = encoder?.inputs ?? [];
  if (!encoder || !decoder || input?.dims.length !== 4) throw split;
  const graph = new Graph(encoder.file, pictureOf(encoder.file, input).size, 3);
  const layersOf = ({ file, model, nodes, constants }: OnnxFile, start?: LayerName) =>
    translatePainter(file, model, nodes, constants, graph, start);
  const measured = layersOf(encoder);
  const channels = graph.shapeOf(measured)[2];
  if (decoder.inputs[0]?.dims[1] !== channels) throw split;
  const [deviation, mean] = ['deviation', 'mean'].map((part) =>
    graph.takes(`adain.${part}`, [1, 1, channels]),
  ) as [LayerName, LayerName];
  const settings = { kind: 'conditionalInstanceNorm', ...USUAL_STATISTICS } as const;
  const joined = graph.add('adain', settings, [measured, deviation, mean]);
  const output = layersOf(decoder, joined);
  const join: Join = { deviation, mean, channels, measured, style: USUAL_STATISTICS, margin: 0 };
  const folder = paths[0]?.split('/').at(-2);
  const title = folder || stem(decoder.file);
  return anyStylePlan(decoder.file, title, { content: graph, style: graph, output, joins: [join] });
}

function anyStylePlan(file: string, title: string, { content, style, output, joins }: Joined): StylePlan {
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
      title,
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

function described(title: string, paper: string) {
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
