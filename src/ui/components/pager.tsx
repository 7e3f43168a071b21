import { ChevronLeft, ChevronRight } from 'lucide-preact';
import { pagesOf } from '../../contract/reading/layers.ts';
import { t } from '../language/language.ts';
import { IconButton } from './icon_button.tsx';
import { useNetwork } from './network_context.ts';
import { Slider } from './slider.tsx';

interface PagerProps {
  label: string;
  help?: string | undefined;
  layer: string;
  page: number;
  onTurn: (page: number) => void;
}

/** One page of filters after another, or straight to any of them. Nothing where there is one page only. */
export function Pager({ label, help, layer, page, onTurn }: PagerProps) {
  const network = useNetwork();
  const last = network ? pagesOf(network, layer) - 1 : 0;
  if (last === 0) return null;
  return (
    <div class="pager">
      <IconButton
        icon={ChevronLeft}
        label={t('shell.pageBefore')}
        shortcut="Page up"
        onClick={() => onTurn(Math.max(0, page - 1))}
      />
      <Slider label={label} help={help} min={0} max={last} step={1} value={page} onInput={onTurn} />
      <IconButton
        icon={ChevronRight}
        label={t('shell.nextPage')}
        shortcut="Page down"
        onClick={() => onTurn(Math.min(last, page + 1))}
      />
    </div>
  );
}
