import { useId } from 'preact/hooks';
import type { LayerCard } from '../../contract/network_card.ts';
import { type LayerParameter, offeredLayers, spatialLayers } from '../../contract/reading/layers.ts';
import { phrase, t } from '../language/language.ts';
import { useNetwork } from './network_context.ts';

interface LayerPickerProps {
  label: string;
  help?: string | undefined;
  /** Which layers are offered; all with cells by default. */
  parameter?: LayerParameter;
  value: string;
  onChange: (name: string) => void;
}

const ANY: LayerParameter = { kind: 'layer', label: '', default: 'first' };

/** Layers that are worth looking at first, then all others, each with the shape of its output or of its filters. */
export function LayerPicker({ label, help, parameter = ANY, value, onChange }: LayerPickerProps) {
  const id = useId();
  const network = useNetwork();
  if (!network) return null;
  const { worth, others } = offeredLayers(network, parameter);
  const layers = spatialLayers(network);
  const shapeOf = parameter.offers === 'filters' ? filtersOf : outputOf;
  const at = layers.findIndex(({ name }) => name === value);
  const depth = layers.length > 1 ? at / (layers.length - 1) : 0;
  return (
    <div class="field layer-picker">
      <label for={id} title={help}>
        {label}
      </label>
      <output for={id}>{layers[at] ? shapeOf(layers[at]) : ''}</output>
      <select id={id} class="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {worth.length > 0 && <Group title={t('shell.worthALook')} layers={worth} {...{ value, shapeOf }} />}
        {others.length > 0 && (
          <Group
            title={worth.length > 0 ? t('shell.everyOtherLayer') : t('shell.layers')}
            layers={others}
            {...{ value, shapeOf }}
          />
        )}
      </select>
      <div class="depth" aria-hidden="true" title={t('shell.howDeepInTheNetwork')}>
        <span style={{ width: `${100 * Math.max(0, depth)}%` }} />
      </div>
      {help && <p class="help">{help}</p>}
    </div>
  );
}

interface GroupProps {
  title: string;
  layers: LayerCard[];
  /** The layer that is chosen: its shape stands above the list. */
  value: string;
  shapeOf: (layer: LayerCard) => string;
}

function Group({ title, layers, value, shapeOf }: GroupProps) {
  return (
    <optgroup label={title}>
      {layers.map((layer) => (
        <option key={layer.name} value={layer.name}>
          {layer.name === value ? phrase(layer.title) : `${phrase(layer.title)} · ${shapeOf(layer)}`}
        </option>
      ))}
    </optgroup>
  );
}

const outputOf = ({ shape: [height, width, channels] }: LayerCard) => `${height} × ${width} × ${channels}`;

const filtersOf = ({ filters }: LayerCard) =>
  filters
    ? t('shell.outputsOfHeightWidthInputs', {
        outputs: filters.outputs,
        height: filters.height,
        width: filters.width,
        inputs: filters.inputs,
      })
    : '';
