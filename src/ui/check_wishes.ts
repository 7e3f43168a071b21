/** What the address asks for, held against what the network and the techniques have. Nothing is guessed silently. */
import type {
  Catalogue,
  ChannelRef,
  LayerCard,
  NetworkCard,
  Parameter,
  ParameterValue,
  SilencedLayer,
  Target,
  TechniqueCard,
} from '../worker/api.ts';
import type { Complaint, ParameterTexts, Settings, TargetWish } from './settings.ts';
import { offeredLayers } from './view_of.ts';

export type Parameters = Record<string, Record<string, ParameterValue>>;

export interface CheckedWishes {
  technique: string;
  /** The painting that is asked for; null where a live view is. */
  painting: string | null;
  parameters: Parameters;
  target: Target;
  picked: ChannelRef | null;
  pins: ChannelRef[];
  lesion: readonly SilencedLayer[];
  beside: Beside | null;
  complaints: Complaint[];
}

/** The second view: only what was changed of its settings. */
export interface Beside {
  technique: string;
  parameters: Record<string, ParameterValue>;
}

export function checkWishes(
  settings: Settings,
  { network, techniques, paintings }: Catalogue,
): CheckedWishes {
  const complaints: Complaint[] = [];
  const complain = (name: string, message: string) => void complaints.push({ name, message });
  const first = techniques[0]?.id ?? '';
  const wish = settings.technique ?? first;
  const views = [...techniques, ...paintings];
  const known = techniques.some(({ id }) => id === wish);
  const painting = paintings.find(({ id }) => id === wish)?.id ?? null;
  if (!known && !painting) {
    const all = views.map(({ id }) => id).join(', ');
    complain('UnknownTechniqueError', `There is no view “${wish}”. There are: ${all}. Showing ${first}.`);
  }
  const isChannel = (ref: ChannelRef) => checkChannel(ref, network, complain) !== null;
  return {
    technique: known ? wish : first,
    painting,
    parameters: checkParameters(settings.parameters, views, network, complain),
    target: checkTarget(settings.target, network, complain),
    picked: settings.picked && isChannel(settings.picked) ? settings.picked : null,
    pins: settings.pins.filter(isChannel),
    lesion: checkLesion(settings.lesion, network, complain),
    beside: checkBeside(settings.beside, techniques, network, complain),
    complaints,
  };
}

type Complain = (name: string, message: string) => void;

/** A channel that cannot be switched off is told of; the others are. */
function checkLesion(
  wishes: readonly SilencedLayer[],
  network: NetworkCard,
  complain: Complain,
): SilencedLayer[] {
  return wishes.flatMap(({ layer, channels }) => {
    const card = network.layers.find(({ name }) => name === layer);
    const found = channels.filter((channel) => card && channel < card.shape[2]);
    if (!card) complain('UnknownLayerError', `There is no layer “${layer}” in ${network.title}.`);
    else if (found.length < channels.length) {
      complain(
        'LesionError',
        `${layer} has ${card.shape[2]} channels, counted from 0: the others were ignored.`,
      );
    }
    return found.length > 0 ? [{ layer, channels: found }] : [];
  });
}

function checkBeside(
  wish: Settings['beside'],
  techniques: TechniqueCard[],
  network: NetworkCard,
  complain: Complain,
): Beside | null {
  if (!wish) return null;
  const { technique } = wish;
  if (!techniques.some(({ id, repaints }) => id === technique && !repaints)) {
    complain('UnknownTechniqueError', `There is no view “${technique}” to show beside this one.`);
    return null;
  }
  const checked = checkParameters({ [technique]: wish.parameters }, techniques, network, complain);
  return { technique, parameters: checked[technique] ?? {} };
}

function checkParameters(
  texts: ParameterTexts,
  views: Pick<TechniqueCard, 'id' | 'parameters'>[],
  network: NetworkCard,
  complain: Complain,
): Parameters {
  const parameters: Parameters = {};
  for (const [id, values] of Object.entries(texts)) {
    const card = views.find((view) => view.id === id);
    if (!card) complain('UnknownTechniqueError', `The address sets “${id}”, a view that there is not.`);
    for (const [name, text] of Object.entries(card ? values : {})) {
      const parameter = card?.parameters[name];
      const value = parameter ? readParameter(parameter, text, network) : undefined;
      if (value !== undefined) parameters[id] = { ...parameters[id], [name]: value };
      else if (parameter?.kind === 'layer')
        complain('UnknownLayerError', `There is no layer “${text}”: choose one from the list.`);
      else
        complain(
          'ParameterError',
          `“${id}.${name}=${text}” in the address was ignored: ${expected(parameter)}.`,
        );
    }
  }
  return parameters;
}

function readParameter(parameter: Parameter, text: string, network: NetworkCard): ParameterValue | undefined {
  switch (parameter.kind) {
    case 'number': {
      const value = Number(text);
      return text !== '' && value >= parameter.min && value <= parameter.max ? value : undefined;
    }
    case 'choice':
      return parameter.options.find(({ value }) => value === text)?.value;
    case 'toggle':
      return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : undefined;
    // The worker knows which styles there are, and says so.
    case 'styles':
      return text || undefined;
    case 'layer': {
      const { worth, others } = offeredLayers(network, parameter);
      return [...worth, ...others].find(({ name }) => name === text)?.name;
    }
    case 'page':
      return /^\d+$/.test(text) ? Number(text) : undefined;
  }
}

function expected(parameter: Parameter | undefined): string {
  switch (parameter?.kind) {
    case 'number':
      return `a number from ${parameter.min} to ${parameter.max} is expected`;
    case 'choice':
      return `one of ${parameter.options.map(({ value }) => value).join(', ')} is expected`;
    case 'toggle':
      return '0 or 1 is expected';
    case 'page':
      return 'a whole number from 0 is expected';
    default:
      return 'there is no such setting';
  }
}

function checkTarget(wish: TargetWish, network: NetworkCard, complain: Complain): Target {
  if (wish.kind === 'top') return wish;
  if (wish.kind === 'class') return checkClass(wish.index, network, complain);
  const layer = checkChannel(wish, network, complain);
  if (!layer) return { kind: 'top' };
  if (wish.kind === 'neuron' && (wish.y >= layer.shape[0] || wish.x >= layer.shape[1])) {
    const [height, width] = layer.shape;
    complain(
      'ParameterError',
      `${layer.name} has ${height} x ${width} cells: no neuron at ${wish.y}, ${wish.x}.`,
    );
    return { kind: 'top' };
  }
  return wish;
}

function checkClass(index: number | string, network: NetworkCard, complain: Complain): Target {
  const count = network.labels.length;
  const wanted = String(index).toLowerCase();
  const names = network.labels.map((label) => label.toLowerCase());
  const found =
    typeof index === 'number'
      ? index
      : Math.max(
          names.indexOf(wanted),
          names.findIndex((label) => label.split(', ').includes(wanted)),
        );
  if (found >= 0 && found < count) return { kind: 'class', index: found };
  complain(
    'UnknownClassError',
    `There is no class “${index}” among the ${count} classes of ${network.title}.`,
  );
  return { kind: 'top' };
}

function checkChannel(ref: ChannelRef, network: NetworkCard, complain: Complain): LayerCard | null {
  const layer = network.layers.find(({ name }) => name === ref.layer);
  if (!layer) complain('UnknownLayerError', `There is no layer “${ref.layer}” in ${network.title}.`);
  else if (ref.channel >= layer.shape[2]) {
    complain(
      'ParameterError',
      `${layer.name} has ${layer.shape[2]} channels: there is no channel ${ref.channel}.`,
    );
  } else return layer;
  return null;
}
