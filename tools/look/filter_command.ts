import type { CAC } from 'cac';
import type { Filter } from '../../src/techniques/common/filter.ts';
import { answerAll, found } from './batch.ts';
import { declareParameters, declareRecursion } from './declare.ts';
import { askedOutput, printsToStderr } from './files/asked_files.ts';
import { OutputError, outputsFor, prepareOutputs } from './files/outputs.ts';
import { PICTURE_OUTPUTS, writePicture } from './files/write.ts';
import { startNodeBackend } from './node_backend.ts';
import { printAnswers } from './print.ts';
import { type Flags, givenFrom } from './request.ts';
import { openRestyle } from './restyle.ts';

/** The command of a filter, which paints whole pictures. */
export function filterCommand(cli: CAC, filter: Filter): void {
  const command = cli.command(`${filter.id} <...images>`, filter.caption.shows);
  declareParameters(command, filter.parameters);
  declareRecursion(command)
    .option(
      '-o, --output <file>',
      `picture to write (${PICTURE_OUTPUTS.join(', ')}); a folder or a name prefix for several pictures`,
    )
    .option('--picture <file>', 'a picture whose style to take: the style "picture-1"')
    .option('--net <path>', "a style net: a folder in ml5's format or ours, a ZIP of it, or an ONNX file")
    .option('--json', 'print JSON')
    .action((images: string[], flags: Flags) => restyleAll(filter, images, flags));
}

async function restyleAll(filter: Filter, paths: string[], flags: Flags): Promise<void> {
  const output = askedOutput(flags, 'output', '-o', PICTURE_OUTPUTS);
  if (!output) throw new OutputError(`${filter.id} needs -o: name the file or the folder to write to.`);
  const pictures = await found(paths, flags);
  const outputs = await outputsFor(output, pictures.images);
  const style = [flags.picture, flags.net].filter((path) => path !== undefined).map(String);
  await prepareOutputs(outputs, [...pictures.images, ...style]);
  const files = new Map(pictures.images.map((image, i) => [image, outputs[i] as string]));
  const answers = await answerAll(pictures, async () => {
    await startNodeBackend();
    const restyle = await openRestyle(filter, givenFrom(filter, null, flags), flags);
    return async (image) => {
      const { title, png } = await restyle(image);
      const file = files.get(image) as string;
      await writePicture(file, png);
      return { image, technique: filter.id, title, output: file };
    };
  });
  printAnswers(answers, Boolean(flags.json), printsToStderr(output));
}
