/** What went wrong, from when to when, and what was done about it. It outlives a reload. */

export interface Incident {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly what: string;
  /** When it was over; null while it goes on. */
  over: number | null;
  /** What the watchdog did, in order. */
  readonly remedies: string[];
}

const MOST_INCIDENTS = 50;

/** The newest incidents of a page, the oldest first. */
export class IncidentBook {
  readonly #now: () => number;
  readonly #incidents: Incident[];
  readonly #openBefore: Incident[];
  /** Called when one begins or ends. */
  onChange: () => void = () => {};

  /** @param kept of the page before this one */
  constructor(kept: readonly Incident[] = [], now: () => number = Date.now) {
    this.#now = now;
    this.#incidents = kept.slice(-MOST_INCIDENTS);
    this.#openBefore = this.#incidents.filter(({ over }) => over === null);
  }

  get all(): readonly Incident[] {
    return this.#incidents;
  }

  begin(what: string): Incident {
    const incident: Incident = { at: this.#now(), what, over: null, remedies: [] };
    this.#incidents.push(incident);
    this.#incidents.splice(0, this.#incidents.length - MOST_INCIDENTS);
    this.onChange();
    return incident;
  }

  end(incident: Incident): void {
    incident.over = this.#now();
    this.onChange();
  }

  /** Ends what went on when the page before this one was left, in the incidents that were given. @returns whether anything did */
  endKept(): boolean {
    const ended = this.#openBefore.splice(0);
    for (const incident of ended) this.end(incident);
    return ended.length > 0;
  }
}
