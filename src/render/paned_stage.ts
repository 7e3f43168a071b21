import { DrawingSchedule } from './drawing_schedule.ts';
import type { Hit, StageHit } from './hit.ts';
import type { Point } from './placement.ts';
import type { Drawn, TileHands } from './stage.ts';
import type { LiveElement, LivePicture, StillPicture } from './video/live_picture.ts';

/** A pane of a stage, whatever draws it. */
interface StagePane {
  readonly visible: boolean;
  readonly tiles: TileHands & {
    readonly visible: boolean;
    contains(point: Point): boolean;
    /** @returns whether something is drawn otherwise now */
    hover(index: number | null): boolean;
  };
  contains(point: Point): boolean;
  hit(point: Point): Hit | null;
}

/** What every stage does alike: a live picture under two panes, drawn when something changed. See Stage. */
export abstract class PanedStage<Pane extends StagePane> {
  protected readonly live: LivePicture;
  /** The view itself, and the one beside it. */
  protected readonly panes: readonly [Pane, Pane];
  protected readonly schedule: DrawingSchedule;
  onPreview: ((index: number) => Promise<ImageBitmap | null>) | null = null;
  readonly #followers = new Set<(drawn: Drawn) => void>();

  /** @param software whether drawing takes the processor's time */
  constructor(live: LivePicture, panes: readonly [Pane, Pane], software: boolean) {
    this.live = live;
    this.panes = panes;
    this.schedule = new DrawingSchedule(software, () => this.draw());
  }

  /** Draws the present scene on the present picture. */
  protected abstract draw(): void;

  protected abstract get drawn(): Drawn;

  get resting(): boolean {
    return this.schedule.resting;
  }

  set resting(resting: boolean) {
    this.schedule.resting = resting;
  }

  showLive(element: LiveElement, source: number): void {
    this.live.show(element, source);
  }

  hold(picture: StillPicture | null): void {
    this.live.hold(picture);
  }

  showAnalysedFrame(frame: ImageBitmap | null, takenAt?: number): void {
    this.live.showAnalysedFrame(frame, takenAt);
  }

  get standing(): StillPicture | null {
    return this.live.standing;
  }

  hit(point: Point): StageHit | null {
    const pane = this.panes.findIndex((one) => one.contains(point));
    const hit = this.panes[pane]?.hit(point);
    return hit ? { ...hit, pane } : null;
  }

  hover(hit: StageHit | null): void {
    const index = hit?.kind === 'tile' ? hit.index : null;
    const changed = this.panes.map((one, pane) => one.tiles.hover(hit?.pane === pane ? index : null));
    if (changed.includes(true)) this.schedule.invalidate();
  }

  get tiles(): TileHands {
    return (this.panes.find(({ tiles }) => tiles.visible) ?? this.panes[0]).tiles;
  }

  tilesAt(point: Point): TileHands | null {
    return this.panes.find((one) => one.visible && one.tiles.contains(point))?.tiles ?? null;
  }

  redraw(): void {
    this.schedule.invalidate();
  }

  withDrawing(change: () => void): void {
    this.schedule.withDrawing(change);
  }

  handle(): void {
    this.schedule.handle();
  }

  capture(): Drawn {
    this.schedule.drawNow();
    return this.drawn;
  }

  follow(listener: (drawn: Drawn) => void): () => void {
    this.#followers.add(listener);
    return () => void this.#followers.delete(listener);
  }

  protected tellFollowers(): void {
    for (const listener of [...this.#followers]) listener(this.drawn);
  }
}
