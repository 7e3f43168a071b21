import { useId } from 'preact/hooks';
import { allDigits } from '../format.ts';

interface SliderProps {
  label: string;
  help?: string | undefined;
  min: number;
  max: number;
  step: number;
  value: number;
  /** How the number is written; as it is by default. */
  format?: (value: number) => string;
  onInput: (value: number) => void;
}

export function Slider({ label, help, min, max, step, value, format = allDigits, onInput }: SliderProps) {
  const id = useId();
  const part = max > min ? (value - min) / (max - min) : 0;
  return (
    <div class="field">
      <label for={id} title={help}>
        {label}
      </label>
      <output for={id}>{format(value)}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        style={{ '--part': `${100 * part}%` }}
        onInput={(event) => onInput(Number(event.currentTarget.value))}
      />
      {help && <p class="help">{help}</p>}
    </div>
  );
}
