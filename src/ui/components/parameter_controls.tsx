import type { Parameter, ParameterValue } from '../../contract/parameter.ts';
import { setParameter } from '../actions.ts';
import { t } from '../language/language.ts';
import * as store from '../store.ts';
import { LayerPicker } from './layer_picker.tsx';
import { Pager } from './pager.tsx';
import { Segmented } from './segmented.tsx';
import { lettersWide } from './setting_words.ts';
import { Slider } from './slider.tsx';
import { Switch } from './switch.tsx';

/** The controls of the present technique, made from what it declares. */
export function ParameterControls() {
  const card = store.card.value;
  const values = store.view.value?.parameters;
  if (!card || !values) return null;
  // Styles have a picker of their own.
  const parameters = Object.fromEntries(
    Object.entries(card.parameters).filter(([, { kind }]) => kind !== 'styles'),
  );
  if (Object.keys(parameters).length === 0) return null;
  return (
    <section class="panel-section" aria-label={t('shell.settingsOfThisView')}>
      <ParameterList id={card.id} parameters={parameters} values={values} onChange={setParameter} />
    </section>
  );
}

interface ParameterListProps {
  /** Of the view that they belong to. */
  id: string;
  parameters: Record<string, Parameter>;
  values: Record<string, ParameterValue>;
  onChange: (name: string, value: ParameterValue) => void;
}

export function ParameterList({ id, parameters, values, onChange }: ParameterListProps) {
  return (
    <>
      {Object.entries(parameters).map(([name, parameter]) => (
        <ParameterControl
          key={`${id}.${name}`}
          parameter={parameter}
          value={values[name] ?? ''}
          all={values}
          onChange={(value) => onChange(name, value)}
        />
      ))}
    </>
  );
}

interface ParameterControlProps {
  parameter: Parameter;
  value: ParameterValue;
  /** Of all settings: pages depend on the layer. */
  all: Record<string, ParameterValue>;
  onChange: (value: ParameterValue) => void;
}

function ParameterControl({ parameter, value, all, onChange }: ParameterControlProps) {
  const { label, help } = parameter;
  switch (parameter.kind) {
    case 'number': {
      const { min, max, step } = parameter;
      return <Slider {...{ label, help, min, max, step }} value={Number(value)} onInput={onChange} />;
    }
    case 'toggle':
      return <Switch label={label} help={help} checked={value === true} onChange={onChange} />;
    case 'choice':
      return <Choice parameter={parameter} value={String(value)} onChange={onChange} />;
    case 'styles':
      return <StyleChoice parameter={parameter} value={String(value)} onChange={onChange} />;
    case 'layer':
      return <LayerPicker {...{ label, help, parameter }} value={String(value)} onChange={onChange} />;
    case 'page':
      return (
        <Pager
          {...{ label, help }}
          layer={String(all[parameter.layer])}
          page={Number(value)}
          onTurn={onChange}
        />
      );
  }
}

interface ChoiceProps {
  parameter: Extract<Parameter, { kind: 'choice' }>;
  value: string;
  onChange: (value: string) => void;
}

/** Side by side where the names fit into the panel, else a list. */
function Choice({ parameter: { label, help, options }, value, onChange }: ChoiceProps) {
  const letters = options.reduce((sum, option) => sum + lettersWide(option.label) + 3, 0);
  return (
    <div class="field">
      <span class="field-label" title={help}>
        {label}
      </span>
      {letters <= 40 ? (
        <Segmented {...{ label, options, value, onChange }} />
      ) : (
        <select
          class="select"
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {help && <p class="help">{help}</p>}
    </div>
  );
}

/** One style out of all; a blend that the address names is an entry of its own. */
function StyleChoice({ parameter: { label, help }, value, onChange }: StyleChoiceProps) {
  const styles = store.catalogue.value?.styles ?? [];
  const known = styles.some(({ id }) => id === value);
  return (
    <label class="field">
      <span class="field-label" title={help}>
        {label}
      </span>
      <select class="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {!known && <option value={value}>{value}</option>}
        {styles.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface StyleChoiceProps {
  parameter: Extract<Parameter, { kind: 'styles' }>;
  value: string;
  onChange: (value: string) => void;
}
