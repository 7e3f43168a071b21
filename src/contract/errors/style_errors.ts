export const styleErrors = {
  emptyBlend: 'A blend has at least one style.',
  unknown: 'There is no style "{id}". There are: {all}.',
  noFreeNetwork: 'There is no network here that takes any picture as a style.',
  tooSmall:
    'The picture has {width} x {height} pixels: a style needs at least {least} on each side. Choose a larger one.',
  netTooLarge: '{size} MB are too much for a style net.',
  zipDamaged: '{name} is a damaged ZIP file. Download it again.',
  unpacksTooLarge: '{name} unpacks to over {most} MB: too much for a style net.',
  fileMissing: 'The file {file} is missing, which network.json names. Drop the whole folder.',
  unreadable:
    'The file is no picture that this browser can read. JPEG, PNG, WebP, GIF, AVIF, TIFF and SVG can be styles.',
  noModel:
    'Choose a {what} first: one that comes with the program, a picture of yours, or a frame of the camera.',
  modelTooSmall:
    '"{title}" is {width} x {height} pixels, too small to have a {what}. Choose a picture of at least {least} x {least}.',
  noNet:
    'There is no style net in what was dropped ({files}): a folder with manifest.json (ml5) or network.json is needed, a ZIP of one, or an ONNX file.',
  onnxNoPainter: '{file} holds no network that makes a colour picture of a colour picture of the same size.',
  onnxRange:
    '{file} ends in numbers of a range that ONNX does not tell (tanh or sigmoid). Export it so that it gives 0..255, as fast_neural_style does.',
  onnxSplit:
    'The net is not all there or in too many files ({files}). Drop its encoder and its decoder together, or export one module whose forward(content, style) runs the encoder, AdaIN and the decoder.',
  adainInputs:
    '{file} takes {names}. A net for any style takes two colour pictures with their channels first, the content and the style, and perhaps one number, their strength.',
  notAdain:
    '{file} takes two pictures, but does not give the features of one the means and deviations of the other’s, as AdaIN does.',
  severalNets: 'There are several style nets in what was dropped ({files}). Drop one at a time.',
  otherProgram: '{file} is a file of another program. Export it in the format of ml5.',
  tensorFlow: '{file} is a TensorFlow.js model, whose layers are not known to be those of a style net.',
  noStyleFile:
    '{file} holds no styles of this program, or is damaged. Choose a file that was saved from “Styles of your own”.',
  pictureMissing: '{file} lacks the picture {picture}, which it names. Save it anew.',
} as const;
