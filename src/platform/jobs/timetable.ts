import { Cron } from 'croner';
import cronstrue from 'cronstrue';

/** Reading its fields is most of what a schedule costs, and every application of a process has the same ones. */
const read = new Map<string, Cron>();

const HALF_A_DAY_MS = 12 * 3_600_000;
const TIME_ALONE = /^At (\d\d:\d\d)$/;

export interface JobSchedule {
  /** Five cron fields (minute, hour, day of month, month, weekday), or six with seconds first. `L` is the last day of a month. */
  readonly cron: string;
  /** The time zone by its IANA name; UTC by default, which has no summer time. */
  readonly timeZone?: string;
  /**
   * What happens to missed moments: one run makes up for all (the default), or `each` gets a run of
   * its own, with the moment as `scheduledFor`.
   */
  readonly missed?: 'once' | 'each';
  /** The time limit of a run; by default the operator's limit for all jobs. */
  readonly timeLimitSeconds?: number;
}

/**
 * The moments of a schedule. A time that the change to summer time skips moves to the end of the gap, and one that the autumn repeats is
 * taken the first time, so daily jobs run once on these days. Schedules by the hour or minute follow elapsed time.
 */
export class Timetable {
  readonly timeZone: string;
  private readonly cron: Cron;
  private asked: { readonly after: number; readonly next: Date | null } | undefined;

  constructor(private readonly schedule: JobSchedule) {
    this.timeZone = schedule.timeZone ?? 'UTC';
    this.cron = cronOf(schedule.cron, this.timeZone);
  }

  get words(): string {
    const words = cronstrue.toString(this.schedule.cron, { use24HourTimeFormat: true });
    return `${words.replace(TIME_ALONE, 'Every day at $1')} (${this.timeZone})`;
  }

  /** Whether its next two moments are at least half a day apart. */
  get isRare(): boolean {
    const [one, two] = this.cron.nextRuns(2);
    return !one || !two || two.getTime() - one.getTime() >= HALF_A_DAY_MS;
  }

  /**
   * The next moment; null if there is none, as after a single date. The last answer is cached, because the scheduler asks twice a second.
   */
  next(after: Date): Date | null {
    const at = after.getTime();
    if (this.asked?.after !== at) this.asked = { after: at, next: this.cron.nextRun(after) };
    return this.asked.next;
  }

  /** The moments to run now: of those after `after`, the last one, or each in order. */
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

/** One that runs nothing: only its moments are asked for. */
function cronOf(fields: string, timezone: string): Cron {
  const key = `${fields} ${timezone}`;
  const cron = read.get(key) ?? new Cron(fields, { timezone, paused: true });
  read.set(key, cron);
  return cron;
}
