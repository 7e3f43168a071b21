import { useId } from 'preact/hooks';
import type { LayerCard } from '../../worker/api.ts';
import * as store from '../store.ts';
import { spatialLayers } from '../view_of.ts';

interface LayerPickerProps {
  label: string;
  help?: string | undefined;
  value: string;
  onChange: (name: string) => void;
}

/** Layers that are worth looking at first, then all others, each with the shape of its output. */
export function LayerPicker({ label, help, value, onChange }: LayerPickerProps) {
  const id = useId();
  const network = store.catalogue.value?.network;
  if (!network) return null;
  const layers = spatialLayers(network);
  const notable = layers.filter((layer) => layer.notable);
  const others = layers.filter((layer) => !layer.notable);
  const at = layers.findIndex(({ name }) => name === value);
  const depth = layers.length > 1 ? at / (layers.length - 1) : 0;
  return (
    <div class="field layer-picker">
      <label for={id} title={help}>
        {label}
      </label>
      <output for={id}>{layers[at] ? shapeOf(layers[at]) : ''}</output>
      <select id={id} class="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {notable.length > 0 && <Group title="Worth a look" layers={notable} />}
        {others.length > 0 && (
          <Group title={notable.length > 0 ? 'Every other layer' : 'Layers'} layers={others} />
        )}
      </select>
      <div class="depth" aria-hidden="true" title="How deep in the network">
        <span style={{ width: `${100 * Math.max(0, depth)}%` }} />
      </div>
      {help && <p class="help">{help}</p>}
    </div>
  );
}

function Group({ title, layers }: { title: string; layers: LayerCard[] }) {
  return (
    <optgroup label={title}>
      {layers.map((layer) => (
        <option key={layer.name} value={layer.name}>
          {layer.title} · {shapeOf(layer)}
        </option>
      ))}
    </optgroup>
  );
}

const shapeOf = ({ shape: [height, width, channels] }: LayerCard) => `${height} × ${width} × ${channels}`;
