import type { TechniqueCard } from '../../contract/cards.ts';
import { findLayer, spatialLayers } from '../../contract/reading/layers.ts';
import type { Target, TargetKind } from '../../contract/target.ts';
import type { ChannelRef } from '../../contract/view.ts';
import { setTarget } from '../actions.ts';
import { ClassSearch } from '../classes/class_search.tsx';
import { t } from '../language/language.ts';
import type { PlainKey } from '../language/words.ts';
import * as store from '../store.ts';
import * as teach from '../teach/teach_store.ts';
import { targetFor } from '../view_of.ts';
import { LayerPicker } from './layer_picker.tsx';
import { Segmented } from './segmented.tsx';
import { Slider } from './slider.tsx';

type Mode = 'top' | TargetKind;

const MODE_LABELS: Record<Mode, PlainKey> = {
  top: 'shell.leading',
  class: 'shell.class',
  taught: 'shell.taught',
  channel: 'shell.channel',
  neuron: 'shell.neuron',
};

/** What a backward technique looks at: the leading class, a chosen one, or a place in the middle of the network. */
interface TargetPickerProps {
  card?: Pick<TechniqueCard, 'targets'> | null;
  title?: string;
}

export function TargetPicker({ card = store.card.value, title = t('shell.lookedAt') }: TargetPickerProps) {
  if (!card || card.targets.length === 0) return null;
  const target = targetFor(card, store.target.value);
  const hasClasses = store.catalogue.value?.network.labels.length !== 0;
  const kinds = card.targets.filter((kind) =>
    kind === 'taught' ? teach.targets.value.length > 0 : kind !== 'class' || hasClasses,
  );
  const modes: Mode[] = [...(kinds.includes('class') ? (['top'] as const) : []), ...kinds];
  const wantsClass = target.kind === 'top' || target.kind === 'class';
  return (
    <section class="panel-section" aria-label={title}>
      <h2>{title}</h2>
      {modes.length > (hasClasses ? 1 : 0) && (
        <Segmented
          label={t('shell.whatIsLookedAt')}
          options={modes.map((mode) => ({ value: mode, label: t(MODE_LABELS[mode]) }))}
          value={target.kind}
          onChange={(mode) => setTarget(startOf(mode))}
        />
      )}
      {wantsClass && hasClasses && <ClassTarget target={target} />}
      {wantsClass && !hasClasses && <p class="help">{t('shell.thisNetworkHasNoClasses')}</p>}
      {target.kind === 'taught' && <TaughtClassTarget name={target.name} />}
      {(target.kind === 'channel' || target.kind === 'neuron') && <ChannelTarget target={target} />}
    </section>
  );
}

function ClassTarget({ target }: { target: Extract<Target, { kind: 'top' | 'class' }> }) {
  const labels = store.catalogue.value?.network.labels ?? [];
  const result = store.seenOfPicture.value?.result;
  const leading = result?.target?.kind === 'class' ? result.target.index : result?.ranking.classes[0]?.index;
  const index = target.kind === 'class' ? target.index : (leading ?? null);
  return <ClassSearch labels={labels} chosen={index} pinned={target.kind === 'class'} />;
}

function TaughtClassTarget({ name }: { name: string }) {
  return (
    <select
      class="select"
      aria-label={t('shell.taughtClass')}
      value={name}
      onChange={({ currentTarget }) => {
        const chosen = teach.targets.value.find((one) => one.name === currentTarget.value);
        if (chosen) setTarget(chosen);
      }}
    >
      {teach.targets.value.map((one) => (
        <option key={one.name} value={one.name}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

function ChannelTarget({ target }: { target: Extract<Target, { kind: 'channel' | 'neuron' }> }) {
  const layer = findLayer(store.catalogue.value?.network, target.layer);
  const [height, width, channels] = layer?.shape ?? [1, 1, 1];
  return (
    <>
      <LayerPicker
        label={t('shell.layer')}
        value={target.layer}
        onChange={(name) => setTarget(startOf(target.kind, { layer: name, channel: 0 }))}
      />
      <Place
        label={t('shell.channel')}
        of={channels}
        at={target.channel}
        onInput={(channel) => setTarget({ ...target, channel })}
      />
      {target.kind === 'neuron' && (
        <>
          <Place
            label={t('shell.row')}
            of={height}
            at={target.y}
            onInput={(y) => setTarget({ ...target, y })}
          />
          <Place
            label={t('shell.column')}
            of={width}
            at={target.x}
            onInput={(x) => setTarget({ ...target, x })}
          />
          <p class="help">
            {t('shell.rowTargetColumnTarget2Of', { row: target.y, column: target.x, height, width })}
            {/* A painting has no places to click. */}
            {store.slowView.value === null && ` ${t('shell.clickForAnotherPlace')}`}
          </p>
        </>
      )}
    </>
  );
}

interface PlaceProps {
  label: string;
  /** How many there are. */
  of: number;
  at: number;
  onInput: (at: number) => void;
}

const Place = ({ label, of, at, onInput }: PlaceProps) => (
  <Slider label={label} min={0} max={of - 1} step={1} value={at} onInput={onInput} />
);

/** A sensible first target of a kind: what is looked at now, the picked tile, else the last layer's first channel. */
function startOf(mode: Mode, ref?: ChannelRef): Target {
  const network = store.catalogue.value?.network;
  if (mode === 'top') return { kind: 'top' };
  if (mode === 'taught') return teach.targets.value[0] ?? { kind: 'top' };
  if (mode === 'class') {
    const looked = store.seenOfPicture.value?.result;
    const index = looked?.target?.kind === 'class' ? looked.target.index : looked?.ranking.classes[0]?.index;
    return { kind: 'class', index: index ?? 0 };
  }
  const now = store.target.value;
  const known = now.kind === 'channel' || now.kind === 'neuron' ? now : null;
  const fallback = network
    ? (spatialLayers(network).findLast(({ recommended }) => recommended)?.name ?? '')
    : '';
  const { layer, channel } = ref ?? known ?? store.picked.value ?? { layer: fallback, channel: 0 };
  if (mode === 'channel') return { kind: 'channel', layer, channel };
  const [height, width] = findLayer(network, layer)?.shape ?? [1, 1];
  return { kind: 'neuron', layer, channel, y: height >> 1, x: width >> 1 };
}
