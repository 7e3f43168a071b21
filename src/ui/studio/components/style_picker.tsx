import { X } from 'lucide-preact';
import { AddStyleTiles } from '../../components/add_style_tiles.tsx';
import { IconButton } from '../../components/icon_button.tsx';
import { Slider } from '../../components/slider.tsx';
import { wholePercent } from '../../format.ts';
import { useCommands } from '../../keys/commands.ts';
import { phrase, t } from '../../language/language.ts';
import { StyleDrop } from '../../sources/dropped/style_drop.tsx';
import { toggleStyle, weighStyle } from '../actions.ts';
import * as studio from '../store.ts';

/** What to paint after: pictures that ship, a picture of one's own, the frame of this moment; several, with weights. */
export function StylePicker() {
  const { studio: commands } = useCommands();
  const chosen = studio.wantedStyles.value;
  const several = studio.card.value?.needs.references === 'many';
  return (
    <StyleDrop
      label={several ? t('studio.styles') : t('studio.texture')}
      class="panel-section style-picker"
      onFile={commands.addStyleFile}
    >
      <h2>{several ? t('studio.paintedAfter') : t('studio.texture')}</h2>
      <div class="styles">
        <AddStyleTiles onFrame={commands.addStyleFrame} onFile={commands.addStyleFile} />
        {studio.offeredStyles.value.map((style) => (
          <StyleTile key={style.id} style={style} chosen={chosen.some(({ id }) => id === style.id)} />
        ))}
      </div>
      {several && chosen.length > 1 && chosen.map((style) => <Share key={style.id} {...style} />)}
      {several && <p class="help">{t('studio.chooseSeveralToMixThem')}</p>}
    </StyleDrop>
  );
}

function StyleTile({ style, chosen }: { style: studio.Style; chosen: boolean }) {
  const { studio: commands } = useCommands();
  const { id, url, own, credit } = style;
  const title = phrase(style.title);
  return (
    <div class="style-cell">
      <button
        type="button"
        class="style"
        aria-pressed={chosen}
        aria-label={title}
        title={[title, credit].filter(Boolean).join('\n')}
        onClick={() => toggleStyle(id)}
      >
        <img src={url} alt="" loading="lazy" />
      </button>
      {own && (
        <IconButton
          icon={X}
          label={t('studio.forgetTitle', { title })}
          onClick={() => commands.removeStyle(id)}
        />
      )}
    </div>
  );
}

function Share({ id, weight }: studio.ChosenStyle) {
  const style = studio.styles.value.find((one) => one.id === id);
  if (!style) return null;
  return (
    <Slider
      label={phrase(style.title)}
      min={0.05}
      max={1}
      step={0.05}
      value={weight}
      format={wholePercent}
      onInput={(value) => weighStyle(id, value)}
    />
  );
}
