import { Brush, FolderOpen, Save, Search, Square, X } from 'lucide-preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { searchNames } from '../classes/search_labels.ts';
import { useAskedTwice } from '../components/hooks/use_asked_twice.ts';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { className, language, phrase, t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as page from '../store.ts';
import * as studio from '../studio/store.ts';
import { closeTop, openUnit, openWall } from './atlas_actions.ts';
import { atlas, canDraw, drawing, isToDraw, knownOf, lastUnit, own, reading } from './atlas_store.ts';
import { CLASSES, countOf, groupOf, keyOf, numberOf, unitOf } from './unit.ts';
import { UnitTile } from './unit_tile.tsx';

interface UnitWallProps {
  /** A layer's name, or CLASSES. */
  readonly group: string;
  /** What is searched for among the classes; empty: all are shown. */
  readonly query: string;
  readonly search: (query: string) => void;
}

/** All units of a layer, a tile each. */
export function UnitWall({ group, query, search }: UnitWallProps) {
  const network = page.catalogue.value?.network;
  const isClasses = group === CLASSES;
  const tiles = useRef<HTMLUListElement>(null);
  const labels = network?.labels ?? [];
  const names = useMemo(() => labels.map(className), [labels, language.value]);
  const count = network ? countOf(network, group) : 0;
  const numbers = useMemo(
    () =>
      isClasses && query.trim()
        ? searchNames(names, labels, query, count)
        : Array.from({ length: count }, (_, number) => number),
    [isClasses, names, query, count],
  );
  useEffect(() => {
    const last = lastUnit.value;
    const at = last && groupOf(last) === group ? numbers.indexOf(numberOf(last)) : -1;
    tiles.current?.querySelectorAll('button')[at]?.focus();
  }, []);
  if (!network) return null;
  const drawn = numbers.filter((number) => knownOf(unitOf(group, number)).picture);
  return (
    <article class="unit-wall">
      <header>
        <div>
          <h1>{t('atlas.wall', { network: network.title })}</h1>
          <p class="help" role="status">
            {stateOf(drawn.length, numbers.length)}
          </p>
        </div>
        <IconButton icon={X} label={t('atlas.close')} shortcut="Esc" onClick={closeTop} />
      </header>
      <div class="wall-tools">
        <Groups group={group} />
        {isClasses && (
          <label class="wall-search">
            <Search size={16} strokeWidth={1.6} aria-hidden="true" />
            <input
              type="search"
              aria-label={t('atlas.search', { count: labels.length })}
              placeholder={t('atlas.search', { count: labels.length })}
              value={query}
              onInput={({ currentTarget }) => search(currentTarget.value)}
            />
          </label>
        )}
        {canDraw.value && <OwnTools group={group} count={count} />}
      </div>
      <ul
        ref={tiles}
        class="wall-tiles"
        aria-label={isClasses ? t('atlas.classes') : t('atlas.channelsOf', { layer: page.layerTitle(group) })}
      >
        {numbers.map((number) => {
          const unit = unitOf(group, number);
          const name = isClasses
            ? (names[number] ?? t('classes.classNumber', { index: number }))
            : `${number}`;
          return (
            <li key={keyOf(unit)}>
              <button type="button" title={name} onClick={() => openUnit(unit)}>
                <UnitTile tile={knownOf(unit).picture} label="" />
                <span>
                  {!isClasses && <span class="unseen">{t('atlas.channel')} </span>}
                  {name}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </article>
  );
}

function stateOf(drawn: number, count: number): string {
  switch (reading.value) {
    case 'failed':
      return t('atlas.unreadable');
    case 'none':
    case 'there':
      return count === 0 ? t('atlas.noneCalled') : t('atlas.drawn', { drawn, count });
    default:
      return t('atlas.reading');
  }
}

/** Of the atlas of one's own: to draw, to save and to open. */
function OwnTools({ group, count }: { group: string; count: number }) {
  const { atlas: control } = useCommands();
  const { asked, click } = useAskedTwice(control.forget);
  const isDrawing = drawing.value === group;
  // Of the whole layer, whatever is searched for; a silent unit is never drawn.
  const isLeft = Array.from({ length: count }, (_, number) => unitOf(group, number)).some(isToDraw);
  return (
    <>
      {isDrawing ? (
        <button type="button" class="text-button" onClick={control.stop}>
          <Square size={14} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.stop')}
        </button>
      ) : (
        isLeft &&
        !studio.elsewhere.value &&
        studio.ascentCard.value && (
          <button
            type="button"
            class="text-button"
            title={t('atlas.drawHow')}
            onClick={() => control.draw(group)}
          >
            <Brush size={16} strokeWidth={1.6} aria-hidden="true" />
            {t(group === CLASSES ? 'atlas.drawClasses' : 'atlas.drawLayer')}
          </button>
        )
      )}
      <FilePicker
        label={t('atlas.file')}
        accept=".zip,application/zip"
        onFiles={([file]) => file && control.open(file)}
      >
        {(choose) => (
          <button type="button" class="text-button" onClick={choose}>
            <FolderOpen size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.openFile')}
          </button>
        )}
      </FilePicker>
      {own.value && (
        <>
          <button type="button" class="text-button" onClick={control.save}>
            <Save size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.save')}
          </button>
          <button type="button" class="text-button" onClick={click}>
            {t(asked ? 'atlas.reallyForget' : 'atlas.forget')}
          </button>
        </>
      )}
    </>
  );
}

/** The layers that the atlas holds, then the others that are worth a look. */
function Groups({ group }: { group: string }) {
  const network = page.catalogue.value?.network;
  const index = atlas.value?.index;
  if (!network) return null;
  const inAtlas = new Set(
    [index, own.value?.index].flatMap((one) => one?.layers.map(({ layer }) => layer) ?? []),
  );
  // Where nothing ships all that is worth it can be drawn.
  const layers = network.layers.filter(
    ({ name, recommended }) => inAtlas.has(name) || name === group || (recommended && !index),
  );
  return (
    <select
      class="select"
      aria-label={t('atlas.layer')}
      value={group}
      onChange={({ currentTarget }) => openWall(currentTarget.value)}
    >
      {network.labels.length > 0 && (
        <option value={CLASSES}>{t('atlas.classesOption', { count: network.labels.length })}</option>
      )}
      {layers.map(({ name, title, shape }) => (
        <option key={name} value={name}>
          {t('atlas.layerOption', { layer: phrase(title), count: shape[2] })}
        </option>
      ))}
    </select>
  );
}
