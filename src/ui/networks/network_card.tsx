import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { BroughtCard, InputDescription, TriedOut } from '../../contract/networks.ts';
import { Facts } from '../components/facts.tsx';
import { Arrival } from '../components/hooks/takes_focus.ts';
import { useModal } from '../components/hooks/use_modal.ts';
import { IconButton } from '../components/icon_button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Slider } from '../components/slider.tsx';
import { Switch } from '../components/switch.tsx';
import { counted, percent, sizeOf } from '../format.ts';
import { useCommands } from '../keys/commands.ts';
import { className, phrase, t } from '../language/language.ts';
import { FilePicker } from '../sources/file_picker.tsx';
import * as cards from './card_store.ts';

const READING = 'network-reading';

/** A network that was brought: what it is, how pictures are prepared for it, and what it answers then. */
export function NetworkCardDialog() {
  const { card: control } = useCommands();
  const now = cards.shown.value;
  const reading = cards.reading.value;
  const open = cards.isOpen();
  const dialog = useModal(open);
  return (
    <dialog
      ref={dialog}
      class={`network-card ${now ? '' : 'reading'}`}
      aria-label={t('networks.aNetworkThatWasBrought')}
      // Said as it opens.
      aria-describedby={reading === null ? undefined : READING}
      onCancel={control.cancel}
    >
      {reading !== null && <Reading name={reading} />}
      {now && (
        <>
          <div class="dialog-head">
            <div>
              <Arrival as="h1">{now.card.network}</Arrival>
              <p class="from">{now.card.from}</p>
            </div>
            <IconButton icon={X} label={t('networks.cancel')} onClick={control.cancel} />
          </div>
          <div class="columns">
            <div>
              <Recognised card={now.card} />
              <Preparation card={now.card} />
            </div>
            <TryOut />
          </div>
          <footer>
            <p class="help">{t('networks.theNetworkStaysInThis')}</p>
            <button type="button" class="text-button" onClick={control.cancel}>
              {t('networks.cancel')}
            </button>
            <button type="button" class="text-button primary" disabled={now.keeping} onClick={control.open}>
              {now.keeping ? t('networks.opening') : t('networks.open')}
            </button>
          </footer>
        </>
      )}
    </dialog>
  );
}

function Reading({ name }: { name: string }) {
  const { card: control } = useCommands();
  return (
    <div>
      <p id={READING} class="stage">
        {t('networks.readingName', { name })}
      </p>
      <div class="progress unknown" role="progressbar" aria-label={t('networks.readingName', { name })}>
        <span style={{ transform: 'scaleX(0.3)' }} />
      </div>
      <button type="button" class="text-button" onClick={control.cancel}>
        {t('networks.cancel')}
      </button>
    </div>
  );
}

function Recognised({ card }: { card: BroughtCard }) {
  const { format, classes, labelsFrom, featuresOnly, input, parameters, bytes, unsure } = card;
  const names =
    labelsFrom === 'none' ? t('networks.notNamed') : t('networks.namedBy', { source: labelsFrom });
  const rows = [
    [t('networks.format'), format],
    [
      t('networks.classes'),
      featuresOnly
        ? t('networks.noneClassesFeatures', { classes: counted(classes) })
        : `${counted(classes)}, ${names}`,
    ],
    [t('networks.itSees'), t('networks.widthHeightPixels', { width: input.width, height: input.height })],
    [
      t('networks.size'),
      t('networks.parametersNumbersBytes', { parameters: counted(parameters), bytes: sizeOf(bytes) }),
    ],
  ] as const;
  return (
    <>
      <Facts class="facts" rows={rows} />
      {unsure.length > 0 && (
        <section class="unsure">
          <h2>{t('networks.takenToBeSo')}</h2>
          <ul>
            {unsure.map((sentence) => (
              <li key={sentence}>{phrase(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const CHANNELS = {
  rgb: ['networks.red', 'networks.green', 'networks.blue'],
  bgr: ['networks.blue', 'networks.green', 'networks.red'],
} as const;

function Preparation({ card }: { card: BroughtCard }) {
  const { card: control } = useCommands();
  const now = cards.shown.value?.corrections;
  if (!now) return null;
  const { input, labels, mirrored, title, featuresOnly } = now;
  const chosen = cards.preparationOf(input);
  return (
    <section class="preparation" aria-label={t('networks.howPicturesArePrepared')}>
      <h2>{t('networks.howPicturesArePrepared')}</h2>
      <select
        class="select"
        aria-label={t('networks.usualPreparations')}
        value={chosen ?? ''}
        onChange={({ currentTarget }) => {
          const usual = cards.PREPARATIONS.find(({ id }) => id === currentTarget.value);
          if (usual) cards.correctInput({ mean: usual.mean, std: usual.std, order: usual.order });
        }}
      >
        {chosen === null && <option value="">{t('networks.numbersOfItsOwn')}</option>}
        {cards.PREPARATIONS.map(({ id, title }) => (
          <option key={id} value={id}>
            {t(title)}
          </option>
        ))}
      </select>
      <Triple label={t('networks.less')} name="mean" input={input} />
      <Triple label={t('networks.dividedBy')} name="std" input={input} />
      <div class="field">
        <span class="field-label">{t('networks.orderOfTheColours')}</span>
        <Segmented
          label={t('networks.orderOfTheColours')}
          options={[
            { value: 'rgb', label: t('networks.redGreenBlue') },
            { value: 'bgr', label: t('networks.blueGreenRed') },
          ]}
          value={input.order}
          onChange={(order) => cards.correctInput({ order })}
        />
      </div>
      <Slider
        label={t('networks.crop')}
        min={0.5}
        max={1}
        step={0.005}
        value={input.crop}
        format={(share) => t('networks.ofTheShorterSide', { share: percent(share) })}
        onInput={(crop) => cards.correctInput({ crop })}
      />
      <Switch
        label={t('networks.trainedOnAMirroredCamera')}
        checked={mirrored}
        onChange={(on) => cards.correct({ mirrored: on })}
      />
      {!card.featuresOnly && (
        <Switch
          label={t('networks.featuresOnly')}
          help={t('networks.withoutItsHeadAndSo')}
          checked={featuresOnly === true}
          onChange={(on) => cards.correct({ featuresOnly: on })}
        />
      )}
      <div class="two">
        <label>
          <span>{t('networks.name')}</span>
          <input
            class="text"
            type="text"
            value={title}
            maxLength={60}
            onChange={({ currentTarget }) => {
              const written = currentTarget.value.trim();
              cards.correct({ title: written || card.network });
            }}
          />
        </label>
        {!featuresOnly && (
          <div>
            <span>{t('networks.namesOfTheClasses')}</span>
            <FilePicker
              label={t('networks.aFileWithTheNames')}
              accept=".txt,.json"
              onFiles={([file]) => file && control.takeLabels(file)}
            >
              {(choose) => (
                <button type="button" class="text-button labels-file" onClick={choose}>
                  {`${labels.slice(0, 2).join(', ')} …`}
                </button>
              )}
            </FilePicker>
          </div>
        )}
      </div>
    </section>
  );
}

/** Three numbers, one a channel, in the network's order. */
function Triple({ label, name, input }: { label: string; name: 'mean' | 'std'; input: InputDescription }) {
  return (
    <div class="triple">
      <span>{label}</span>
      {input[name].map((value, at) => (
        <input
          key={CHANNELS[input.order][at]}
          class="text"
          type="number"
          step="any"
          aria-label={`${label}: ${t(CHANNELS[input.order][at as 0 | 1 | 2])}`}
          value={Number(value.toFixed(3))}
          onChange={({ currentTarget }) => {
            const written = currentTarget.valueAsNumber;
            const usable = Number.isFinite(written) && (name === 'mean' || written !== 0);
            if (!usable) return;
            const [a, b, c] = input[name].map((old, i) => (i === at ? written : old)) as [
              number,
              number,
              number,
            ];
            cards.correctInput({ [name]: [a, b, c] });
          }}
        />
      ))}
    </div>
  );
}

/** What the network sees of a picture, and what it answers: right where the answer is. */
function TryOut() {
  const tried = cards.tried.value;
  const answer = tried && 'ranking' in tried ? tried : null;
  return (
    <section class="try-out" aria-label={t('networks.tryItOut')}>
      <Segmented
        label={t('networks.pictureToTryItOut')}
        options={[
          { value: 'dog', label: t('networks.aGermanShepherd') },
          { value: 'frame', label: t('networks.thisMoment') },
        ]}
        value={cards.testPicture.value}
        onChange={(picture) => (cards.testPicture.value = picture)}
      />
      <Seen seen={answer?.seen ?? null} />
      {tried && 'error' in tried && (
        <p class="wrong" role="alert">
          {tried.error}
        </p>
      )}
      {answer && <Answers {...answer} />}
    </section>
  );
}

function Seen({ seen }: { seen: TriedOut['seen'] | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!seen || !canvas.current) return;
    Object.assign(canvas.current, { width: seen.width, height: seen.height });
    canvas.current.getContext('2d')?.putImageData(new ImageData(seen.rgba, seen.width, seen.height), 0, 0);
  }, [seen]);
  return (
    <canvas
      ref={canvas}
      class="seen"
      width={224}
      height={224}
      aria-label={t('networks.whatTheNetworkSees')}
    />
  );
}

function Answers({ ranking }: TriedOut) {
  const { classes, faint } = ranking;
  if (classes.length === 0) return <p class="help">{t('networks.thereAreNoClassesIts')}</p>;
  return (
    <>
      <ol class="answers">
        {classes.map(({ index, label, probability }) => (
          <li key={index} style={{ '--share': probability }}>
            <span class="label">{className(label)}</span>
            <span>{percent(probability)}</span>
          </li>
        ))}
      </ol>
      <p class="help">{faint ? t('networks.itIsSureOfNoClass') : t('networks.doesItNameWhatYou')}</p>
    </>
  );
}
