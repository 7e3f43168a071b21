import { Brush, ChevronLeft, ChevronRight, Eye, LayoutGrid, Link2, Printer, X } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findLayer } from '../../contract/reading/layers.ts';
import { Facts } from '../components/facts.tsx';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { phrase, t } from '../language/language.ts';
import { notify } from '../notices_store.ts';
import * as page from '../store.ts';
import { viewJob } from '../studio/actions.ts';
import { isOfNow, stateOf, subjectOf } from '../studio/components/job_words.ts';
import { useObjectUrl } from '../studio/components/use_picture.ts';
import { targetName } from '../studio/order.ts';
import * as studio from '../studio/store.ts';
import {
  closeAll,
  closeTop,
  openStudioAt,
  openWall,
  paintingOf,
  showLive,
  stepUnit,
  viewFor,
} from './atlas_actions.ts';
import { knownOf, lastUnit, reading } from './atlas_store.ts';
import { countOf, groupOf, numberOf, sameUnit, type Unit } from './unit.ts';
import { UnitTile } from './unit_tile.tsx';

/** A page for one channel or class: what it looks for, and what is known of it. */
export function UnitPage({ unit }: { unit: Unit }) {
  const network = page.catalogue.value?.network;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // At once: who goes back before the next frame comes to its tile as well.
  useLayoutEffect(() => {
    lastUnit.value = unit;
  }, [unit]);
  if (!network) return null;
  const name = targetName(unit);
  const { picture, patches, silent } = knownOf(unit);
  return (
    <article class="unit-page">
      <header>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          <p class="help">
            {t(unit.kind === 'class' ? 'atlas.aClass' : 'atlas.aChannel', { network: network.title })}
          </p>
        </div>
        <div class="unit-steps">
          <IconButton
            icon={ChevronLeft}
            label={t('atlas.before')}
            shortcut="←"
            onClick={() => stepUnit(-1)}
          />
          <IconButton icon={ChevronRight} label={t('atlas.next')} shortcut="→" onClick={() => stepUnit(1)} />
          <IconButton icon={X} label={t('atlas.close')} shortcut="Esc" onClick={closeTop} />
        </div>
      </header>
      <div class="unit-columns">
        <figure>
          {picture ? (
            <UnitTile tile={picture} label={t('atlas.madePicture', { name })} />
          ) : (
            <NotDrawn unit={unit} silent={silent} />
          )}
          <figcaption>{t('atlas.pictureCaption', { name })}</figcaption>
        </figure>
        {patches && (
          <figure>
            <UnitTile tile={patches} label={t('atlas.itsPatches', { name })} />
            <figcaption>{t('atlas.patchesCaption')}</figcaption>
          </figure>
        )}
        <div class="unit-about">
          <UnitFacts unit={unit} />
          <Actions unit={unit} />
          <Papers unit={unit} />
        </div>
      </div>
    </article>
  );
}

function NotDrawn({ unit, silent }: { unit: Unit; silent: boolean }) {
  const { studio: commands } = useCommands();
  const painting = paintingOf(unit);
  const job = studio.jobs.value.find((one) => {
    const { painting: id, target } = one.order;
    const isOfUnit = (target?.kind === 'class' || target?.kind === 'channel') && sameUnit(target, unit);
    return id === painting?.id && isOfUnit && isOfNow(one);
  });
  const url = useObjectUrl(job?.progress?.frame.jpeg);
  if (silent) return <span class="unit-tile empty">{t('atlas.silentWhatever')}</span>;
  if (reading.value === 'reading' || reading.value === 'unread') return <span class="unit-tile" />;
  if (job)
    return (
      <button
        type="button"
        class="unit-tile drawing"
        title={t('atlas.inStudio')}
        onClick={() => {
          closeAll();
          viewJob(job.id);
        }}
      >
        {url && <img src={url} alt={subjectOf(job)} />}
        <span>{stateOf(job)}</span>
      </button>
    );
  return (
    <span class="unit-tile empty">
      {reading.value === 'failed' ? t('atlas.unreadable') : t('atlas.notDrawn')}
      {painting && !studio.elsewhere.value && (
        <button type="button" class="text-button" onClick={() => commands.paintTowards(unit)}>
          <Brush size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.draw')}
        </button>
      )}
    </span>
  );
}

function UnitFacts({ unit }: { unit: Unit }) {
  const { fieldOf } = useCommands();
  const network = page.catalogue.value?.network;
  const layer = unit.kind === 'channel' ? findLayer(network, unit.layer) : undefined;
  const [field, setField] = useState<Awaited<ReturnType<typeof fieldOf>>>(null);
  const name = layer?.name;
  useEffect(() => {
    let wanted = true;
    setField(null);
    if (name === undefined) return;
    void fieldOf(name).then((found) => {
      if (wanted) setField(found);
    });
    return () => {
      wanted = false;
    };
  }, [name, fieldOf]);
  if (!network) return null;
  const count = countOf(network, groupOf(unit));
  const { height: inputHeight, width: inputWidth } = network.input;
  const number = t('atlas.number', { number: numberOf(unit), count });
  const rows: [string, string][] = layer
    ? [
        [t('atlas.layer'), phrase(layer.title)],
        [t('atlas.channel'), number],
        [t('atlas.map'), t('atlas.cells', { height: layer.shape[0], width: layer.shape[1] })],
        [t('atlas.cellSees'), field ? t('atlas.pixelsOf', { ...field, inputHeight, inputWidth }) : '…'],
      ]
    : [
        [t('atlas.class'), number],
        [t('atlas.sees'), t('atlas.wholePicture', { height: inputHeight, width: inputWidth })],
      ];
  const techniques = page.spokenCatalogue.value?.techniques ?? [];
  const views = techniques.filter(({ targets }) => targets.includes(unit.kind));
  if (views.length > 0) rows.push([t('atlas.views'), views.map(({ title }) => title).join(', ')]);
  return <Facts class="facts" rows={rows} />;
}

function Actions({ unit }: { unit: Unit }) {
  const live = viewFor(unit);
  const copy = () =>
    void navigator.clipboard.writeText(location.href).then(
      () => notify('hint', t('atlas.copied'), t('atlas.linkCopied')),
      () => notify('hint', t('atlas.notCopied'), t('atlas.noClipboard')),
    );
  return (
    <div class="unit-actions">
      {live && (
        <button type="button" class="text-button" onClick={() => showLive(unit)}>
          <Eye size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.showIn', { view: live.title })}
        </button>
      )}
      {paintingOf(unit) && (
        <button type="button" class="text-button" onClick={() => openStudioAt(unit)}>
          <Brush size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.drawLarge')}
        </button>
      )}
      <button type="button" class="text-button" onClick={() => openWall(groupOf(unit))}>
        <LayoutGrid size={16} strokeWidth={1.6} aria-hidden="true" />{' '}
        {t(unit.kind === 'class' ? 'atlas.allClasses' : 'atlas.allOfLayer')}
      </button>
      {!page.kiosk.value && (
        <>
          <button type="button" class="text-button" onClick={copy}>
            <Link2 size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.copyLink')}
          </button>
          <button type="button" class="text-button" onClick={() => print()}>
            <Printer size={16} strokeWidth={1.6} aria-hidden="true" /> {t('atlas.print')}
          </button>
        </>
      )}
    </div>
  );
}

function Papers({ unit }: { unit: Unit }) {
  return (
    <section class="unit-papers" aria-label={t('atlas.papers')}>
      <h2>{t('atlas.papers')}</h2>
      <p>{t(unit.kind === 'class' ? 'atlas.classPapers' : 'atlas.channelPapers')}</p>
      <ul>
        <li>Olah, Mordvintsev &amp; Schubert 2017, Feature Visualization</li>
        <li>
          Fel et al. 2023, Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained
          Optimization
        </li>
        {unit.kind === 'channel' && (
          <li>Zeiler &amp; Fergus 2014, Visualizing and Understanding Convolutional Networks</li>
        )}
      </ul>
    </section>
  );
}
