import { Cable, X } from 'lucide-preact';
import { IconButton } from '../components/icon_button.tsx';
import { t } from '../language/language.ts';
import * as store from './control_store.ts';
import { ACTIONS, type Action, type ControlName, without } from './controls.ts';
import { connectMidi } from './devices.ts';

/** Which knob or button does what. */
export function ControlPanel() {
  return (
    <>
      {store.midi.value.kind !== 'on' && store.midi.value.kind !== 'unknown' && (
        <button type="button" class="text-button" onClick={() => void connectMidi()}>
          <Cable size={16} strokeWidth={1.6} aria-hidden="true" />
          {t('instrument.connectMidi')}
        </button>
      )}
      <p class="help" role="status">
        {midiWords()} {padWords()}
      </p>
      <ul class="controls">
        {ACTIONS.map((action) => (
          <ControlRow key={action} action={action} />
        ))}
      </ul>
      <p class="help">{t('instrument.learnHelp')}</p>
    </>
  );
}

function midiWords(): string {
  const state = store.midi.value;
  switch (state.kind) {
    case 'off':
      return '';
    case 'asking':
      return t('instrument.midiAsking');
    case 'refused':
      return t('instrument.midiRefused');
    case 'unknown':
      return t('instrument.midiUnknown');
    case 'on':
      return state.inputs.length > 0
        ? t('instrument.midiOn', { devices: state.inputs.join(', ') })
        : t('instrument.midiEmpty');
  }
}

const padWords = () =>
  store.pads.value.length > 0
    ? t('instrument.padsOn', { devices: store.pads.value.join(', ') })
    : t('instrument.padsOff');

function ControlRow({ action }: { action: Action }) {
  const control = store.mapping.value[action];
  const learns = store.learning.value === action;
  const name = t(`instrument.does_${action}`);
  return (
    <li>
      <span>{name}</span>
      <span class="control-name">
        {learns ? t('instrument.moveIt') : control === undefined ? '–' : controlWords(control)}
      </span>
      <button
        type="button"
        class={`text-button ${learns ? 'on' : ''}`}
        // While it learns its words are the name.
        aria-label={learns ? undefined : t('instrument.learnFor', { name })}
        onClick={() => (store.learning.value = learns ? null : action)}
      >
        {learns ? t('instrument.stopLearning') : t('instrument.learn')}
      </button>
      {control !== undefined && !learns && (
        <IconButton
          icon={X}
          label={t('instrument.letGo', { name })}
          onClick={() => (store.mapping.value = without(store.mapping.value, action))}
        />
      )}
    </li>
  );
}

function controlWords(control: ControlName): string {
  const [device, kind, first = '', number = ''] = control.split('-');
  if (device === 'pad')
    return kind === 'axis'
      ? t('instrument.axis', { number: Number(first) + 1 })
      : t('instrument.button', { number: Number(first) + 1 });
  if (kind === 'bend') return t('instrument.bend', { channel: first });
  return kind === 'cc'
    ? t('instrument.cc', { number, channel: first })
    : t('instrument.note', { number, channel: first });
}
