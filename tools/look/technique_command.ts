import type { CAC } from 'cac';
import { dump } from 'npyjs';
import type { Network } from '../../src/network/network.ts';
import type { Technique } from '../../src/techniques/common/technique.ts';
import { embedding } from '../../src/techniques/embedding.ts';
import { ranking as classes } from '../../src/techniques/ranking.ts';
import { answerAll, found } from './batch.ts';
import { declareBatch, declareParameters, declareTarget, paintParameters } from './declare.ts';
import { paintFigure } from './draw/figure.ts';
import { isPaintable, type Paint } from './draw/paint.ts';
import { askedOutput, printsToStderr } from './files/asked_files.ts';
import type { Found } from './files/found_pictures.ts';
import { OutputError, outputsFor, prepareOutputs } from './files/outputs.ts';
import { readPhotograph, whitePaper } from './files/photograph.ts';
import { CLEAR_OUTPUTS, PICTURE_OUTPUTS, write, writePicture } from './files/write.ts';
import { loadNetworkFolder } from './network_folder.ts';
import { startNodeBackend } from './node_backend.ts';
import { startNodeJpeg } from './node_jpeg.ts';
import { startNodeOpenCv } from './node_open_cv.ts';
import { printAnswers, showProgress } from './print.ts';
import { checkRequest, type Flags, paintFrom, requestFrom } from './request.ts';
import { type Request, runOnce, showsChannels } from './run_once.ts';

/** Stands for the picture where only weights are looked at. */
const NO_PICTURE = '';
const NO_PICTURES: Found = { images: [NO_PICTURE], failures: [], passedOver: new Map() };

/** What these say of one picture is no picture. */
const IN_WORDS: readonly Technique[] = [classes, embedding];
export const answersInWords = (technique: Technique): boolean => IN_WORDS.includes(technique);

/** The command of a technique that looks at one picture at a time; whatever it declares becomes a flag. */
export function techniqueCommand(cli: CAC, technique: Technique, network: string): void {
  const images = technique.family === 'weights' ? '[...images]' : '<...images>';
  const command = cli.command(`${technique.id} ${images}`, technique.caption.shows);
  // Those of the embedding are of the map of many pictures.
  if (technique !== embedding) declareParameters(command, technique.parameters);
  declareTarget(command, technique);
  if (showsChannels(technique)) command.option('--channel <index>', 'one channel of the layer');
  declareBatch(command, network);
  const output = answersInWords(technique)
    ? 'not here: the answer is words and numbers'
    : `picture to write (${outputsOf(technique).join(', ')}); a folder or a name prefix for several pictures`;
  command
    .option(
      '--ablation <channels...>',
      'switch channels of a layer off, as layer:3,17 or layer:0-15; may be repeated',
    )
    .option('-o, --output <file>', output)
    .option('--raw <file>', 'NumPy file (.npy) with the numbers behind the picture; else as -o');
  if (!answersInWords(technique)) declareParameters(command, paintParameters);
  command.action((paths: string[], flags: Flags) => runTechnique(technique, paths, flags));
}

const outputsOf = (technique: Technique) => (technique.id === 'cut-out' ? CLEAR_OUTPUTS : PICTURE_OUTPUTS);

/** Files by picture. */
type Files = ReadonlyMap<string, { readonly output?: string; readonly raw?: string }>;

async function runTechnique(technique: Technique, paths: string[], flags: Flags): Promise<void> {
  const output = askedOutput(flags, 'output', '-o', outputsOf(technique));
  const raw = askedOutput(flags, 'raw', '--raw', ['.npy']);
  if (output && answersInWords(technique))
    throw new OutputError(`${technique.id} answers in words and numbers: take --json or --raw, not -o.`);
  const style = paintFrom(flags);
  const pictures = paths.length > 0 ? await found(paths, flags) : NO_PICTURES;
  const { images } = pictures;
  const named = images.map((image) => image || technique.id);
  const outputs = output ? await outputsFor(output, named) : [];
  const raws = raw ? await outputsFor(raw, named) : [];
  await prepareOutputs([...outputs, ...raws], images.filter(Boolean));
  const files: Files = new Map(
    images.map((image, i) => [
      image,
      { ...(output && { output: outputs[i] as string }), ...(raw && { raw: raws[i] as string }) },
    ]),
  );
  const answers = await answerAll(pictures, async () => {
    await startNodeBackend();
    startNodeOpenCv();
    startNodeJpeg();
    const network = await loadNetworkFolder(String(flags.network));
    const request = requestFrom(technique, network, flags);
    checkRequest(network, request);
    return answerOne(network, request, style, files);
  });
  printAnswers(answers, Boolean(flags.json), printsToStderr(output, raw));
}

const answerOne =
  (network: Network, request: Request, style: Paint, files: Files) =>
  async (image: string, interrupt: { throwIfHeard(): Promise<void> }) => {
    const { input } = network.description;
    const photograph = image === NO_PICTURE ? whitePaper(input) : await readPhotograph(image, input);
    const show = showProgress(image);
    const { picture, raw, ranking, target } = await runOnce(
      network,
      photograph.input,
      request,
      async (progress) => {
        show(progress);
        await interrupt.throwIfHeard();
      },
    );
    const written = files.get(image) ?? {};
    if (written.output !== undefined && isPaintable(picture)) {
      const subject = ranking.classes.find(({ label }) => label === target) ?? ranking.classes[0];
      // What the weights are, they are for every picture.
      const known = image === NO_PICTURE || request.technique.family === 'weights' ? undefined : subject;
      await writePicture(written.output, await paintFigure(picture, photograph, style, known));
    }
    if (written.raw !== undefined) await write(written.raw, new Uint8Array(dump(raw.values, [...raw.shape])));
    const seen = image === NO_PICTURE ? [] : ranking.classes;
    return {
      image,
      technique: request.technique.id,
      target,
      title: picture.title,
      legend: picture.kind === 'ranking' ? null : picture.legend,
      ...('completeness' in picture && { completeness: picture.completeness }),
      ...('faint' in picture && picture.faint && { faint: picture.faint }),
      shape: raw.shape,
      ...written,
      ...(picture.kind === 'cut-out' && { share: picture.share }),
      ...(picture.kind === 'curves' && { plots: picture.plots }),
      ...(picture.kind === 'fooled' && { fooling: picture.fooling }),
      ...(request.silenced.length > 0 && { ablation: request.silenced }),
      classes: picture.kind === 'ranking' ? picture.classes : seen,
    };
  };
