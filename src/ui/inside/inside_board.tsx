import { X } from 'lucide-preact';
import type { ComponentType } from 'preact';
import type { FigureId } from '../../contract/inside.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { SCROLLS } from '../keys/scrolls.ts';
import { t } from '../language/language.ts';
import { ConvolutionFigure } from './convolution_figure.tsx';
import { GramFigure } from './gram_figure.tsx';
import { chosen } from './inside_store.ts';
import { NetworkFigure } from './network_figure.tsx';
import { OcclusionFigure } from './occlusion_figure.tsx';
import { figure, offered, toggleInside } from './open_figure.ts';
import { RulesFigure } from './rules_figure.tsx';
import { VarianceFigure } from './variance_figure.tsx';

const BODIES: Record<FigureId, ComponentType> = {
  convolution: ConvolutionFigure,
  gram: GramFigure,
  rules: RulesFigure,
  occlusion: OcclusionFigure,
  variance: VarianceFigure,
  network: NetworkFigure,
};

/** Beside the live picture: what happens inside the algorithm, with the numbers of this moment. */
export function InsideBoard() {
  const open = figure.value;
  if (open === null) return null;
  const Body = BODIES[open];
  return (
    <section class="inside-board" aria-label={t('inside.open')} {...SCROLLS}>
      <header>
        {offered.value.length > 1 ? (
          <Segmented
            label={t('inside.figures')}
            options={offered.value.map((id) => ({ value: id, label: t(`inside.${id}`) }))}
            value={open}
            onChange={(id) => (chosen.value = id)}
          />
        ) : (
          <h2>{t(`inside.${open}`)}</h2>
        )}
        <IconButton icon={X} label={t('inside.close')} shortcut=":" onClick={() => (chosen.value = null)} />
      </header>
      <p class="inside-says">{t(`inside.${open}Says`)}</p>
      <Body />
    </section>
  );
}

/** Where the top bar has no room for it. */
export function InsideButton() {
  if (offered.value.length === 0) return null;
  return (
    <button
      type="button"
      class="text-button inside-button"
      aria-pressed={figure.value !== null}
      onClick={toggleInside}
    >
      {t('inside.open')}
    </button>
  );
}
