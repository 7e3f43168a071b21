import { Plus, Trash2 } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import { IconButton } from '../../components/icon_button.tsx';
import { phrase, t } from '../../language/language.ts';
import { SETTING_NAMES } from '../../url_state/url_state.ts';
import { type Path, settingOf, valueAt } from './draft.ts';
import { change, draft } from './edit_store.ts';
import type { Schema } from './schema.ts';

interface FieldProps {
  schema: Schema;
  path: Path;
}

/** One key of the configuration: by its kind a text, a number, a choice, a list, or what is in it. */
export function Field({ schema, path }: FieldProps) {
  const { properties, items, enum: values, type } = schema;
  if (properties) return <Part {...{ schema, path, properties }} />;
  if (type === 'object') return <Settings {...{ schema, path }} />;
  if (items?.enum) return <Choices {...{ schema, path, values: items.enum }} />;
  if (items) return <List {...{ schema, path, items }} />;
  if (type === 'boolean') return <Choice {...{ schema, path, values: ['true', 'false'] }} />;
  if (values) return <Choice {...{ schema, path, values }} />;
  return <Line {...{ schema, path }} />;
}

const nameOf = (path: Path) => String(path.at(-1));
const given = (path: Path) => valueAt(draft.value, path);

/** What a key means, what it may be, and what it is unless given. */
function Words({ schema, id }: { schema: Schema; id: string }) {
  const { description, minimum, maximum, default: usual } = schema;
  const range =
    minimum !== undefined && maximum !== undefined ? t('staff.range', { from: minimum, to: maximum }) : '';
  const isTold = usual !== undefined && typeof usual !== 'object' && usual !== '';
  const words = [
    description && phrase(description),
    range,
    isTold ? t('staff.unlessGiven', { usual: String(usual) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return words ? (
    <span class="help" id={id}>
      {words}
    </span>
  ) : null;
}

function Part({ schema, path, properties }: FieldProps & { properties: Record<string, Schema> }) {
  const id = useId();
  const isOpen = given(path) !== undefined;
  const fields = Object.entries(properties).map(([name, inner]) => (
    <Field key={name} schema={inner} path={[...path, name]} />
  ));
  // A row of a list has its heading there.
  if (typeof path.at(-1) === 'number') return <div class="edit-row">{fields}</div>;
  return (
    <details class="edit-part" open={isOpen}>
      <summary>{nameOf(path)}</summary>
      <Words schema={schema} id={id} />
      {fields}
    </details>
  );
}

function Line({ schema, path }: FieldProps) {
  const id = useId();
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const value = given(path);
  const onChange = (text: string) => {
    const typed = isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    change(path, text === '' ? undefined : typed);
  };
  return (
    <label class="edit-field">
      <span>{nameOf(path)}</span>
      <Words schema={schema} id={id} />
      <input
        type="text"
        inputMode={isNumber ? 'numeric' : 'text'}
        maxLength={schema.maxLength}
        aria-describedby={id}
        value={value === undefined ? '' : String(value)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function Choice({ schema, path, values }: FieldProps & { values: readonly string[] }) {
  const id = useId();
  const value = given(path);
  const isFlag = schema.type === 'boolean';
  return (
    <label class="edit-field">
      <span>{nameOf(path)}</span>
      <Words schema={schema} id={id} />
      <select
        aria-describedby={id}
        value={value === undefined ? '' : String(value)}
        onChange={({ currentTarget: { value: chosen } }) =>
          change(path, chosen === '' ? undefined : isFlag ? chosen === 'true' : chosen)
        }
      >
        <option value="">{t('staff.notGiven')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Some of a few values, in the order in which they were chosen: the first language is the one that the page begins in. */
function Choices({ schema, path, values }: FieldProps & { values: readonly string[] }) {
  const chosen = (given(path) as string[] | undefined) ?? (schema.default as string[] | undefined) ?? [];
  const toggle = (value: string, on: boolean) =>
    change(path, on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset class="edit-field edit-choices">
      <legend>{nameOf(path)}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          {value}
        </label>
      ))}
    </fieldset>
  );
}

function List({ schema, path, items }: FieldProps & { items: Schema }) {
  const id = useId();
  const rows = (given(path) as unknown[] | undefined) ?? [];
  return (
    <fieldset class="edit-field edit-list">
      <legend>{nameOf(path)}</legend>
      <Words schema={schema} id={id} />
      {rows.map((_, at) => (
        <div key={at} class="edit-item">
          <Field schema={items} path={[...path, at]} />
          <IconButton
            icon={Trash2}
            label={t('staff.removeOne', { name: nameOf(path), number: at + 1 })}
            onClick={() => change([...path, at], undefined)}
          />
        </div>
      ))}
      <button
        type="button"
        class="text-button"
        onClick={() => change([...path, rows.length], items.properties ? {} : '')}
      >
        <Plus size={16} strokeWidth={1.6} aria-hidden="true" /> {t('staff.addTo', { name: nameOf(path) })}
      </button>
    </fieldset>
  );
}

/** Settings of the address, each by its name. */
function Settings({ schema, path }: FieldProps) {
  const id = useId();
  const [name, setName] = useState('');
  const rows = Object.entries((given(path) as Record<string, unknown> | undefined) ?? {});
  const add = () => {
    if (name) change([...path, name], '');
    setName('');
  };
  return (
    <details class="edit-part" open>
      <summary>{nameOf(path)}</summary>
      <Words schema={schema} id={id} />
      {rows.map(([key, value]) => (
        <div key={key} class="edit-item">
          <label class="edit-field">
            <span>{key}</span>
            <input
              type="text"
              value={[value].flat().join(',')}
              onChange={(event) =>
                change(
                  [...path, key],
                  Array.isArray(value)
                    ? event.currentTarget.value.split(',')
                    : settingOf(event.currentTarget.value),
                )
              }
            />
          </label>
          <IconButton
            icon={Trash2}
            label={t('staff.remove', { name: key })}
            onClick={() => change([...path, key], undefined)}
          />
        </div>
      ))}
      <div class="edit-item">
        <label class="edit-field">
          <span>{t('staff.anotherSetting')}</span>
          <input
            type="text"
            list={`${id}-names`}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <datalist id={`${id}-names`}>
            {SETTING_NAMES.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </label>
        <IconButton icon={Plus} label={t('staff.addSetting')} onClick={add} />
      </div>
    </details>
  );
}
