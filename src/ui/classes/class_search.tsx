import { LocateFixed, Search } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { nearest } from '../../contract/reading/nearest.ts';
import { setTarget } from '../actions.ts';
import { IconButton } from '../components/icon_button.tsx';
import { className, t } from '../language/language.ts';
import { searchNames } from './search_labels.ts';

/** Classes that are offered where none is called as was typed. */
const MOST_NEAR = 5;

/** Classes that are listed at once. */
const MOST_FOUND = 40;

interface ClassSearchProps {
  labels: string[];
  /** The class that is looked at; null before the first look. */
  chosen: number | null;
  /** True where the person chose it, false where it follows the leading class. */
  pinned: boolean;
}

/** A search box over all classes: arrows move, Enter chooses, Escape gives up. */
export function ClassSearch({ labels, chosen, pinned }: ClassSearchProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const names = labels.map(className);
  const found = query === null ? [] : searchNames(names, labels, query, MOST_FOUND);
  const unknown = found.length === 0 && query?.trim() ? query.trim() : null;
  const offered = unknown ? nearest(unknown, names, MOST_NEAR) : found;
  const search = (text: string) => {
    setQuery(text);
    setActive(0);
  };
  const choose = (index: number | undefined) => {
    if (index !== undefined) setTarget({ kind: 'class', index });
    setQuery(null);
    input.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(offered.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Enter') choose(offered[active]);
    else if (event.key === 'Escape') choose(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  return (
    <div class="class-search">
      <Search class="sign" size={16} strokeWidth={1.6} aria-hidden="true" />
      <input
        ref={input}
        id="class-search"
        type="text"
        role="combobox"
        aria-label={t('classes.classToLookAtOf', { labels: labels.length })}
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${active}` : undefined}
        placeholder={t('classes.searchLabelsClasses', { labels: labels.length })}
        value={query ?? (chosen === null ? '' : (names[chosen] ?? ''))}
        onFocus={() => search('')}
        onBlur={() => setQuery(null)}
        onInput={(event) => search(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {pinned && (
        <IconButton
          icon={LocateFixed}
          label={t('classes.followTheLeadingClass')}
          shortcut="T"
          onClick={() => setTarget({ kind: 'top' })}
        />
      )}
      {(offered.length > 0 || unknown) && (
        <div class="options">
          <p class="none" role="status">
            {unknown &&
              t('classes.theNetworkKnows', {
                count: labels.length,
                unknown: unknown ?? '',
                near: offered.length,
              })}
          </p>
          <div id={`${id}-list`} role="listbox" aria-label={t('classes.classes')}>
            {offered.map((index, at) => (
              // A finger that moves scrolls the list. The focus stays in the box, whose loss would close it.
              <button
                key={index}
                id={`${id}-${at}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(index)}
              >
                {names[index]}
                <span class="index">{index}</span>
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
