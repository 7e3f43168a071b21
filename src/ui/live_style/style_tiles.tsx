import { useEffect, useRef } from 'preact/hooks';
import type { StyleCard } from '../../contract/cards.ts';
import { titleOfPicture } from '../../contract/live_style.ts';
import { AddStyleTiles } from '../components/add_style_tiles.tsx';
import { useCommands } from '../keys/commands.ts';
import { phrase, t } from '../language/language.ts';
import { StyleDrop } from '../sources/dropped/style_drop.tsx';
import { chooseStyle } from './actions.ts';
import * as live from './store.ts';

/** Every style as a picture: what is shown to the camera, a file, those of one's own, and those that ship. */
export function StyleTiles() {
  const { liveStyle } = useCommands();
  return (
    <StyleDrop label={t('liveStyle.whichStyle')} class="live-tiles" onFile={liveStyle.addFile}>
      <div class="styles">
        <AddStyleTiles
          frameTitle={t('liveStyle.whatTheCameraSeesBecomes')}
          fileTitle={t('liveStyle.aPicturesFileBecomesThe')}
          onFrame={liveStyle.addFrame}
          onFile={liveStyle.addFile}
        />
        {live.styles.value.map((style) => (
          <StyleTile key={style.id} style={style} />
        ))}
      </div>
    </StyleDrop>
  );
}

function StyleTile({ style }: { style: StyleCard }) {
  const { network, picture: of } = style;
  const title = of ? titleOfPicture(phrase(of.title), network.title) : phrase(style.title);
  const chosen = live.mix.value.some(({ id }) => id === style.id);
  const tile = useRef<HTMLButtonElement>(null);
  const only = chosen && live.mix.value.length === 1;
  useEffect(() => {
    const [element, box] = [tile.current, tile.current?.closest('.styles')];
    if (only && element && box) scrollInto(box, element);
  }, [only]);
  const picture = live.thumbnailOf(style);
  return (
    <button
      ref={tile}
      type="button"
      class="live-tile"
      aria-pressed={chosen}
      title={`${title}\n${phrase(network.title)}. ${network.paper}.`}
      onClick={() => chooseStyle(style)}
    >
      <span class="style">
        {picture ? (
          <img src={picture} alt="" loading="lazy" />
        ) : (
          <b aria-hidden="true">{title.slice(0, 1)}</b>
        )}
      </span>
      <span class="live-tile-name">{title}</span>
    </button>
  );
}

/** Within the list alone: the panel around it stays where the person has it. */
function scrollInto(box: Element, element: HTMLElement): void {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}
