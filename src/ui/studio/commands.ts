import type { Frame, JobId, Materials, Pixels } from '../../contract/jobs.ts';
import type { FixedTarget } from '../../contract/target.ts';

import type { BackgroundJobs } from './background.ts';

/** What needs the studio's worker, its database, devices or files. What goes wrong is told on the page. */
export interface StudioCommands {
  /** Paints from the frame of this moment, as it is set. */
  paint(): void;
  /** The same before all that waits or is at work, which goes on behind it. */
  paintFirst(): void;
  /** Paints the grid of the open painting: see grids.ts. */
  paintGrid(): void;
  /** Paints, and opens the painting beside what a trained net makes of the same pictures. */
  paintBesideFast(): void;
  /** The same on nobody's behalf: whatever a person asks for comes before it. */
  paintIdly(): void;
  /** Paints what a channel or a class would most like to see. */
  paintTowards(target: FixedTarget): void;
  /** Draws a picture in the background: see BackgroundJobs.draw. */
  draw: BackgroundJobs['draw'];
  pause(id: JobId): void;
  resume(id: JobId): void;
  cancel(id: JobId): void;
  /** The same painting from another seed. */
  again(id: JobId): void;
  /** Paints a finished one further. */
  more(id: JobId): void;
  remove(id: JobId): void;
  /** Before all others. */
  first(id: JobId): void;
  /** One place earlier (-1) or later (1) in the queue. */
  move(id: JobId, by: -1 | 1): void;

  /** Lets the page's settings be those of a job. */
  useSettings(id: JobId): void;
  /** Whether a dropped file was a saved painting whose settings are the page's now; where they do not fit, that is told. */
  takeSaved(file: File): Promise<boolean>;

  addStyleFile(file: File): void;
  /** The frame of this moment becomes a style. */
  addStyleFrame(): void;
  removeStyle(id: string): void;

  picture(id: JobId): Promise<Pixels | undefined>;
  materials(id: JobId): Promise<Materials | undefined>;
  frames(id: JobId): Promise<Frame[]>;

  savePicture(id: JobId): void;
  saveComparison(id: JobId): void;
  /** Settles when it is written. */
  saveFilm(id: JobId): Promise<void>;
  copy(id: JobId): void;
  share(id: JobId): void;
}
