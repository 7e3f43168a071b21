/** Files that are of a network rather than a picture or a video. */
const OF_A_NET =
  /(^|\/)((manifest|network|model)\.json|pytorch_model\.bin)$|\.(safetensors|onnx|(pth?|ckpt)(\.tar)?|pb|h5|hdf5|keras|tflite|caffemodel|mlmodel|gguf)$/i;

export const isNetFile = (name: string): boolean => OF_A_NET.test(name);

/** What folders of style nets hold: ml5's, and this program's own, whose network.json says what it is for. */
const OF_A_STYLE_NET = /(^|\/)(manifest|network)\.json$/i;

export const mayBeStyleNet = (name: string): boolean => OF_A_STYLE_NET.test(name);
