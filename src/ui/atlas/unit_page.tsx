import { Brush, ChevronLeft, ChevronRight, Eye, LayoutGrid, Link2, Printer, X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { findLayer } from '../../contract/reading/layers.ts';
import { Facts } from '../components/facts.tsx';
import { IconButton } from '../components/icon_button.tsx';
import { useCommands } from '../keys/commands.ts';
import { notify } from '../notices_store.ts';
import * as page from '../store.ts';
import { viewJob } from '../studio/actions.ts';
import { stateOf } from '../studio/components/job_words.ts';
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
import { knownOf, reading } from './atlas_store.ts';
import { countOf, groupOf, numberOf, sameUnit, type Unit } from './unit.ts';
import { UnitTile } from './unit_tile.tsx';

/** A page for one channel or class: what it looks for, and what is known of it. */
export function UnitPage({ unit }: { unit: Unit }) {
  const network = page.catalogue.value?.network;
  if (!network) return null;
  const name = targetName(unit);
  const { picture, patches, silent } = knownOf(unit);
  return (
    <article class="unit-page">
      <header>
        <div>
          <h1>{name}</h1>
          <p class="help">
            {unit.kind === 'class' ? 'A class' : 'A channel'} of {network.title}
          </p>
        </div>
        <div class="unit-steps">
          <IconButton icon={ChevronLeft} label="Unit before" shortcut="←" onClick={() => stepUnit(-1)} />
          <IconButton icon={ChevronRight} label="Next unit" shortcut="→" onClick={() => stepUnit(1)} />
          <IconButton icon={X} label="Close" shortcut="Esc" onClick={closeTop} />
        </div>
      </header>
      <div class="unit-columns">
        <figure>
          {picture ? (
            <UnitTile tile={picture} label={`A picture made to excite ${name}`} />
          ) : (
            <NotDrawn unit={unit} silent={silent} />
          )}
          <figcaption>
            What it looks for: a picture made by gradient ascent, so that {name} is as active as can be. It is
            no photograph.
          </figcaption>
        </figure>
        {patches && (
          <figure>
            <UnitTile tile={patches} label={`The four strongest patches of ${name}`} />
            <figcaption>
              What excited it most among the pictures that come with the program: four patches of them.
            </figcaption>
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
  const job = studio.jobs.value.find(
    ({ order: { painting: id, target } }) =>
      id === painting?.id &&
      (target?.kind === 'class' || target?.kind === 'channel') &&
      sameUnit(target, unit),
  );
  const url = useObjectUrl(job?.progress?.frame.jpeg);
  if (silent)
    return <span class="unit-tile empty">Nothing excites it: it is silent whatever it is shown.</span>;
  if (reading.value === 'reading' || reading.value === 'unread') return <span class="unit-tile" />;
  if (job)
    return (
      <button
        type="button"
        class="unit-tile drawing"
        title="Look at it in the studio"
        onClick={() => {
          closeAll();
          viewJob(job.id);
        }}
      >
        {url && <img src={url} alt={job.subject} />}
        <span>{stateOf(job)}</span>
      </button>
    );
  return (
    <span class="unit-tile empty">
      {reading.value === 'failed' ? 'The pictures cannot be read now.' : 'Not drawn yet.'}
      {painting && !studio.elsewhere.value && (
        <button type="button" class="text-button" onClick={() => commands.paintTowards(unit)}>
          <Brush size={16} strokeWidth={1.6} aria-hidden="true" /> Draw it
        </button>
      )}
    </span>
  );
}

function UnitFacts({ unit }: { unit: Unit }) {
  const { fieldOf } = useCommands();
  const network = page.catalogue.value?.network;
  const layer = unit.kind === 'channel' ? findLayer(network, unit.layer) : undefined;
  const [field, setField] = useState('');
  const name = layer?.name;
  useEffect(() => {
    let wanted = true;
    setField('');
    if (name === undefined) return;
    void fieldOf(name).then((found) => {
      if (wanted && found) setField(`${found.height} × ${found.width} pixels`);
    });
    return () => {
      wanted = false;
    };
  }, [name, fieldOf]);
  if (!network) return null;
  const count = countOf(network, groupOf(unit));
  const input = `${network.input.height} × ${network.input.width} pixels`;
  const rows: [string, string][] = layer
    ? [
        ['Layer', layer.title],
        ['Channel', `${numberOf(unit)}, of ${count} from 0`],
        ['Its map', `${layer.shape[0]} × ${layer.shape[1]} cells`],
        ['A cell sees', field ? `${field} of ${input}` : '…'],
      ]
    : [
        ['Class', `${numberOf(unit)}, of ${count} from 0`],
        ['It sees', `the whole picture, ${input}`],
      ];
  const views = page.catalogue.value?.techniques.filter(({ targets }) => targets.includes(unit.kind)) ?? [];
  if (views.length > 0) rows.push(['Views of it', views.map(({ title }) => title).join(', ')]);
  return <Facts class="facts" rows={rows} />;
}

function Actions({ unit }: { unit: Unit }) {
  const live = viewFor(unit);
  const copy = () =>
    void navigator.clipboard.writeText(location.href).then(
      () => notify('hint', 'Copied', 'The address of this page is on the clipboard.'),
      () => notify('hint', 'Not copied', 'The browser does not let the page write to the clipboard.'),
    );
  return (
    <div class="unit-actions">
      {live && (
        <button type="button" class="text-button" onClick={() => showLive(unit)}>
          <Eye size={16} strokeWidth={1.6} aria-hidden="true" /> Show in {live.title}
        </button>
      )}
      {paintingOf(unit) && (
        <button type="button" class="text-button" onClick={() => openStudioAt(unit)}>
          <Brush size={16} strokeWidth={1.6} aria-hidden="true" /> Draw it large
        </button>
      )}
      <button type="button" class="text-button" onClick={() => openWall(groupOf(unit))}>
        <LayoutGrid size={16} strokeWidth={1.6} aria-hidden="true" />{' '}
        {unit.kind === 'class' ? 'All classes' : 'All of this layer'}
      </button>
      {!page.kiosk.value && (
        <>
          <button type="button" class="text-button" onClick={copy}>
            <Link2 size={16} strokeWidth={1.6} aria-hidden="true" /> Copy link
          </button>
          <button type="button" class="text-button" onClick={() => print()}>
            <Printer size={16} strokeWidth={1.6} aria-hidden="true" /> Print
          </button>
        </>
      )}
    </div>
  );
}

function Papers({ unit }: { unit: Unit }) {
  return (
    <section class="unit-papers" aria-label="Papers">
      <h2>What the papers say</h2>
      <p>
        {unit.kind === 'class'
          ? 'A picture that raises the score of a class shows what the network expects of it, e.g. its colours, its parts and what usually surrounds it.'
          : 'A channel answers to the same pattern at every place. A picture that excites it shows one thing that it answers to; its strongest patches may show others.'}
      </p>
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
