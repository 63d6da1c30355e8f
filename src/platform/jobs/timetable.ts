import { Cron } from 'croner';
import cronstrue from 'cronstrue';

const HALF_A_DAY_MS = 12 * 3_600_000;
const TIME_ALONE = /^At (\d\d:\d\d)$/;

/** When a job runs. */
export interface JobSchedule {
  /** Minute, hour, day of the month, month, weekday; a field before them is of seconds. `L` is the last day of a month. */
  readonly cron: string;
  /** IANA name of the wall clock that is meant; UTC, which no summer time moves, unless told. */
  readonly timeZone?: string;
  /**
   * What becomes of moments that passed while nothing ran: one run makes up for all of them, because it looks at what is there;
   * `each` where every date has work of its own, which finds it as `scheduledFor`.
   */
  readonly missed?: 'once' | 'each';
  /** How long a run may take; as the operator has set it for all jobs unless told. */
  readonly timeLimitSeconds?: number;
}

/**
 * The moments of a schedule. A time that summer time leaves out is taken at the end of the gap, and one that the autumn
 * repeats is taken the first time, so a daily job runs once on those days; what runs every hour or minute goes by the time
 * that passes.
 */
export class Timetable {
  readonly timeZone: string;
  private readonly cron: Cron;
  private asked: { readonly after: number; readonly next: Date | null } | undefined;

  constructor(private readonly schedule: JobSchedule) {
    this.timeZone = schedule.timeZone ?? 'UTC';
    this.cron = new Cron(schedule.cron, { timezone: this.timeZone, paused: true });
  }

  get words(): string {
    const words = cronstrue.toString(this.schedule.cron, { use24HourTimeFormat: true });
    return `${words.replace(TIME_ALONE, 'Every day at $1')} (${this.timeZone})`;
  }

  /** Whether half a day or more lies between two of its next moments. */
  get isRare(): boolean {
    const [one, two] = this.cron.nextRuns(2);
    return !one || !two || two.getTime() - one.getTime() >= HALF_A_DAY_MS;
  }

  /** Null where there is none any more, as of one single date. The last answer is kept: whoever waits for it asks twice a second. */
  next(after: Date): Date | null {
    const at = after.getTime();
    if (this.asked?.after !== at) this.asked = { after: at, next: this.cron.nextRun(after) };
    return this.asked.next;
  }

  /** What is to be run now that was not seen to by `after`: the last moment, or each of them in order. */
  due(after: Date, now: Date): readonly Date[] {
    const first = this.next(after);
    if (!first || first > now) return [];
    if (this.schedule.missed === 'each') return this.between(first, now);
    const [last] = this.cron.previousRuns(1, new Date(now.getTime() + 1));
    return [last && last > first ? last : first];
  }

  private between(first: Date, now: Date): readonly Date[] {
    const moments: Date[] = [];
    for (let moment: Date | null = first; moment && moment <= now; moment = this.next(moment))
      moments.push(moment);
    return moments;
  }
}
