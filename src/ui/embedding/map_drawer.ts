import { effect } from '@preact/signals';
import type { Point } from '../../contract/picture.ts';
import type { PictureMap } from '../../contract/picture_gallery.ts';
import { FEWEST } from '../../embedding/draw_map.ts';
import { nearOn, PLACING, placeOn } from '../../embedding/placement.ts';
import {
  type GalleryLink,
  MapCancelledError,
  type MapDrawing,
  startMap,
} from '../../worker/embedding/gallery_link.ts';
import { notifyError } from '../notices_store.ts';
import * as store from '../store.ts';
import * as shown from './gallery_store.ts';
import { mapSettings } from './map_settings.ts';

/** A slider on its way asks for nothing yet. */
const SETTLE_MS = 250;
/** Neighbours asked for: enough for the rows on screen and for placing the live frame. */
const ASKED = 8;

/** Keeps the map as the settings and the gallery want it, and the live frame in its place on it. */
export class MapDrawer {
  #drawing: MapDrawing | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for: what an earlier wish waits for is not drawn. */
  #asked = 0;
  #asking = false;
  #waiting: Point | null = null;
  /** False while what is on the stage has no place: an answer that comes then is of another picture. */
  #wanted = false;

  constructor(
    private readonly createMap: () => Worker,
    private readonly gallery: () => GalleryLink | null,
  ) {}

  /** Draws the map anew, a moment from now; what is being drawn is given up. */
  redraw(): void {
    shown.isStopped.value = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), SETTLE_MS);
  }

  /** Gives the map up that is being drawn: it stays as far as it has come. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#drawing?.cancel();
    shown.isStopped.value = true;
  }

  clear(): void {
    this.cancel();
    shown.isStopped.value = false;
    shown.map.value = null;
  }

  /** Follows settings and looks for the life of the page. */
  follow(): void {
    effect(() => {
      if (mapSettings.value && shown.pictures.peek().length > 0) this.redraw();
    });
    effect(() => {
      const { map } = store.stage.value ?? {};
      if (shown.map.value) map?.arrange(shown.map.value.positions, shown.map.value.links);
    });
    effect(() => {
      // On another map, or among other pictures, its place is another one.
      void [shown.map.value, shown.pictures.value];
      const point = store.panes.value.find(({ picture }) => picture.kind === 'point')?.picture;
      if (point?.kind === 'point') this.#place(point);
      else this.#forgetPlace();
    });
    effect(() => {
      store.stage.value?.map?.mark(shown.pointed.value, shown.chosen.value);
    });
  }

  async #draw(): Promise<void> {
    const settings = mapSettings.value;
    const gallery = this.gallery();
    const mine = ++this.#asked;
    this.#drawing?.cancel();
    if (!settings || !gallery) return;
    try {
      const rows = await gallery.call((remote) => remote.rows());
      if (rows.count < FEWEST || mine !== this.#asked) return;
      const drawing = startMap(this.createMap, rows, settings, ({ stage, progress, map }) => {
        shown.drawing.value = { stage, progress };
        if (map) this.#show(map);
      });
      this.#drawing = drawing;
      shown.drawing.value = { stage: 'axes', progress: 0 };
      try {
        this.#show(await drawing.done);
      } finally {
        if (this.#drawing === drawing) {
          this.#drawing = null;
          shown.drawing.value = null;
        }
      }
    } catch (error) {
      if (!(error instanceof MapCancelledError) && this.gallery() === gallery) notifyError(error);
    }
  }

  #show(map: PictureMap): void {
    // On another map the trail means nothing.
    if (map.method !== shown.map.value?.method) store.stage.value?.map?.forgetTrail();
    shown.map.value = map;
  }

  /** Asks for what is near to the frame; the latest wins, and one question is under way at a time. */
  #place(point: Point): void {
    this.#waiting = point;
    this.#wanted = true;
    if (!this.#asking) void this.#ask();
  }

  #forgetPlace(): void {
    this.#waiting = null;
    this.#wanted = false;
    shown.answer.value = null;
    store.stage.value?.map?.placeLive(null, []);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    let gallery: GalleryLink | null = null;
    try {
      for (let point = this.#waiting; point; point = this.#waiting) {
        this.#waiting = null;
        gallery = this.gallery();
        if (!gallery || shown.pictures.value.length === 0) return;
        const { features, thumbnail } = point;
        const query = { features, thumbnail };
        const answer = await gallery.call((remote) => remote.ask(query, ASKED, shown.told.value));
        if (this.gallery() !== gallery || !this.#wanted) return;
        shown.answer.value = answer;
        const map = shown.map.value;
        if (!map) continue;
        const near = nearOn(map, answer.neighbours);
        const place = placeOn(map, features, near);
        store.stage.value?.map?.placeLive(
          place,
          near.slice(0, PLACING).map(({ index }) => index),
        );
      }
    } catch (error) {
      // What became of one that is gone is told elsewhere.
      if (this.gallery() === gallery) notifyError(error);
    } finally {
      this.#asking = false;
    }
  }
}
