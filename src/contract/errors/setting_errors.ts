export const settingErrors = {
  classExpected: 'A class is expected: its name, a part of it, or an index from {range}.',
  noClassNumber: '{title} has no class {given}: it knows {range}.',
  layerExpected: 'The name of a layer is expected.',
  wholeNumber: '{called} must be a whole number{range}, not {given}.',
  channels: '{called} must be channels such as 0,5,9 or 0-8, the smaller number first, not {given}.',
  expected: '{called} must be {expectation}, not {given}.',
  noFilterPages: '{name} is no convolution behind the first: it has no pages of filters.',
  noStyleNorBlend: '"{text}" is no style and no blend such as "frost:0.7,embers:0.3".',
  tooManyStyles: 'At most {most} styles can be blended, not {count}.',
  noChannel: '{layer} has {channels} channels, no channel {channel}.',
  noPreset: '{id} has no preset "{preset}". It has: {all}.',
  otherFeatures:
    'The examples of “{name}” have {features} features, {layer} gives {channels}: teach the class with this network.',
  filtersHaveNoColours: '{layer} takes {channels} channels: its filters have no colours.',
  oneClass: '{title} has one class: there is no other that it could be made to name.',
  cropsNeeded:
    'Above {size} pixels the network looks at parts: set “Crops” to 1 or more, or “Size” to {size} or less.',
  noTechnique: 'There is no technique "{id}". There are: {all}.',
  noMapToErase: '{title} draws no map over the picture: there is nothing to erase by.',
  noOpenCv: 'OpenCV, which cuts out, cannot be loaded ({why}). Is opencv/ on the server?',
  noPainting: 'There is no painting "{id}". There are: {all}.',
  seesNoStyle: '{title} has no activation of a convolution of more than one pixel, so it cannot see style.',
  noStrokes: 'The weights of all strokes are 0: raise at least one, e.g. coarse.',
  noClasses:
    '{title} has no classes: it ends with its features. Choose a channel or a neuron, or open the whole network.',
  severalClasses: '{given} could be {classes}. Write the whole name, or the index.',
  noSuchClass:
    '{title} has no class {given}: it knows {count, number} things, and this is none of them. {hint}',
  noLayerNear: '{title} has no layer {given}. Near to it: {layers}',
  noLayer: '{title} has no layer {given}. Its layers: {layers}',
  missing: '{layer} has no {what} {index}: it has {count}, counted from 0.',
  noPage:
    '{layer} has {pages, plural, one {# page} other {# pages}} of filters, counted from 0: no page {value}.',
  noLaterConvolution: '{title} has no convolution behind the first.',
  noSpatialLayer: '{title} has no layer with a spatial output.',
  noSetting: '{id} has no setting "{name}". It has: {known}.',
  otherTarget: '{title} does not look at a {target}; it looks at: {targets}.',
} as const;
