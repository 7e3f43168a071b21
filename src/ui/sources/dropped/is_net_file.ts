/** Files that are of a style net rather than a picture or a video. */
const OF_A_NET = /(^|\/)(manifest|network|model)\.json$|\.(safetensors|onnx|pth?|ckpt|pb|h5|keras|tflite)$/i;

export const isNetFile = (name: string): boolean => OF_A_NET.test(name);
