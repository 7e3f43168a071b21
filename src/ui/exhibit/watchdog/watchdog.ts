/** Which remedy of which fault is due. Pure: it is told of every second, and of nothing else. */
import type { Incident, IncidentBook } from './incidents.ts';

export interface Remedy {
  /** As it is written down. */
  readonly name: string;
  /** Seconds that the fault has to have lasted. */
  readonly after: number;
  /** It disturbs whoever is there: it waits until nobody is, but no longer than LONGEST_WAIT. */
  readonly alone?: true;
  /** @returns false where it cannot be had, e.g. as the page was opened anew too often of late: the next one is due, or it is again */
  apply(): boolean;
}

export interface Fault {
  /** As it is written down. */
  readonly what: string;
  isThere(): boolean;
  /** The exhibit does what it should all the same: nobody is asked for, and nothing else is opened anew for it. */
  readonly isMild?: true;
  /** In growing steps. The last one is repeated for as long as the fault lasts. */
  readonly remedies: readonly Remedy[];
}

/** Seconds without a fault after which its remedies begin with the first again. */
export const FORGIVEN = 60;
/** Seconds between two tries of the last remedy. */
export const AGAIN = 60;
/** Seconds that a remedy waits for a visitor to go. */
export const LONGEST_WAIT = 600;

interface Course {
  readonly fault: Fault;
  incident: Incident | null;
  /** Seconds that the fault has lasted, its short absences left out. */
  lasted: number;
  /** Seconds since it was there. */
  calm: number;
  /** The next remedy, and the second in which it is due. */
  next: number;
  due: number;
}

export interface WatchdogParts {
  readonly faults: readonly Fault[];
  readonly book: IncidentBook;
  /** Nobody is in front of the screen. */
  isAlone(): boolean;
}

export class Watchdog {
  readonly #parts: WatchdogParts;
  readonly #courses: readonly Course[];

  constructor(parts: WatchdogParts) {
    this.#parts = parts;
    this.#courses = parts.faults.map((fault) => ({
      ...{ fault, incident: null, lasted: 0, calm: 0, next: 0, due: fault.remedies[0]?.after ?? 0 },
    }));
  }

  /** Writes down which faults have come or gone. To be called when one may have, and by each tick. */
  note(): void {
    for (const course of this.#courses) {
      const { fault, incident } = course;
      const isThere = fault.isThere();
      if (isThere && !incident) course.incident = this.#parts.book.begin(fault.what);
      if (!isThere && incident) {
        course.incident = null;
        this.#parts.book.end(incident);
      }
    }
  }

  /** To be called each second in which the page could be seen. */
  tick(): void {
    this.note();
    for (const course of this.#courses) {
      if (course.incident) this.#remedy(course, course.incident);
      else this.#rest(course);
    }
  }

  #remedy(course: Course, incident: Incident): void {
    const { remedies } = course.fault;
    course.calm = 0;
    course.lasted++;
    const remedy = remedies[course.next];
    if (!remedy || course.lasted < course.due) return;
    const waited = course.lasted - course.due;
    if (remedy.alone && !this.#parts.isAlone() && waited < LONGEST_WAIT) return;
    if (remedy.apply()) incident.remedies.push(remedy.name);
    const isLast = course.next === remedies.length - 1;
    if (!isLast) course.next++;
    course.due = isLast
      ? course.lasted + AGAIN
      : Math.max(remedies[course.next]?.after ?? 0, course.lasted + 1);
  }

  #rest(course: Course): void {
    if (course.lasted === 0) return;
    course.calm++;
    if (course.calm < FORGIVEN) return;
    Object.assign(course, { lasted: 0, calm: 0, next: 0, due: course.fault.remedies[0]?.after ?? 0 });
  }
}
