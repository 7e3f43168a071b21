/** Things that lie on desks or in bags, by their names among the classes of ImageNet. */
const EVERYDAY: readonly string[] = [
  ...[
    'coffee mug',
    'cup',
    'water bottle',
    'banana',
    'orange',
    'Granny Smith',
    'lemon',
    'wooden spoon',
    'plate',
  ],
  ...['ballpoint', 'pencil box', 'rubber eraser', 'rule', 'envelope', 'binder', 'book jacket', 'comic book'],
  ...[
    'computer keyboard',
    'mouse',
    'laptop',
    'remote control',
    'cellular telephone',
    'digital watch',
    'wallet',
  ],
  ...['sunglasses', 'Band Aid', 'safety pin', 'candle', 'tennis ball', 'ping-pong ball', 'teddy', 'umbrella'],
  ...['backpack', 'sock', 'running shoe', 'goldfish', 'toilet tissue', 'wall clock', 'screwdriver', 'mask'],
];

/** How many classes of a network that knows other things stand for its everyday ones. */
const OF_OTHERS = 40;

/**
 * The classes that a room can be asked to show.
 * @param labels of the network
 * @returns indices of classes; the first ones of a network that knows fewer than four of these things
 */
export function everydayClasses(labels: readonly string[]): number[] {
  const known = EVERYDAY.map((name) => labels.indexOf(name)).filter((index) => index >= 0);
  return known.length >= 4 ? known : [...labels.keys()].slice(0, OF_OTHERS);
}
