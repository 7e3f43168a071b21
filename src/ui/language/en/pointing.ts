/** The box that a person draws over a map. */
export const pointing = {
  draw: 'Draw where it is',
  how: 'Drag over the picture, tap two opposite corners, or set the numbers, in % of what the network saw.',
  x: 'Left',
  y: 'Top',
  width: 'Width',
  height: 'Height',
  inside: '{energy} of the map lies in the box, which is {area} of the picture',
  nothing: 'The map holds nothing; the box is {area} of the picture',
} as const;
