/** Keyboards by row; equal positions in two rows are one column. */
const KEYBOARDS = [
  ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'],
  ['1234567890ß', 'qwertzuiopü+', 'asdfghjklöä#', 'yxcvbnm,.-'],
  ['1234567890', 'azertyuiop^$', 'qsdfghjklmù', 'wxcvbn,;:!'],
  ['1234567890', "',.pyfgcrl", 'aoeuidhtns', ';qjkxbmwvz'],
  ['1234567890', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  ['789', '456', '123', '0'],
] as const;
/** The characters of the first keyboard with shift. */
const SHIFTED = new Map(
  [...'!@#$%^&*()_+{}:"<>?'].map((sign, at) => [sign, "1234567890-=[];',./"[at] as string]),
);

/** Shorter runs appear in words by chance. */
const SHORTEST_RUN = 3;
/** Distances at which interleaved runs, such as a1b2c3, are searched. */
const STRIDES = [1, 2, 3] as const;

interface Place {
  readonly row: number;
  readonly column: number;
}

const PLACES = KEYBOARDS.map(
  (rows) =>
    new Map<string, Place>(
      rows.flatMap((keys, row) => [...keys].map((key, column) => [key, { row, column }] as const)),
    ),
);

/**
 * How many characters of a password its owner chose. The others follow from them: the next key in a straight line on a keyboard, the next
 * letter or digit, a repeated character, or a repetition of the whole. Such a password is long but easy to guess.
 */
export function chosenLength(password: string): number {
  const typed = [...withoutRepeats(password.toLowerCase())].map((sign) => SHIFTED.get(sign) ?? sign);
  return Math.min(...STRIDES.map((stride) => chosenIn(typed, stride)));
}

/** Counts each of the interleaved parts separately. */
function chosenIn(typed: readonly string[], stride: number): number {
  const parts = Array.from({ length: stride }, (_, first) =>
    typed.filter((_key, at) => at % stride === first),
  );
  return parts.reduce((sum, part) => sum + withoutRuns(part).length, 0);
}

/** The first characters of all runs, which may themselves form runs: 1qaz 2wsx 3edc. */
function withoutRuns(typed: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    left.push(typed[at] as string);
    const end = endOfRun(typed, at);
    if (end - at >= SHORTEST_RUN) at = end - 1;
  }
  return left.length < typed.length ? withoutRuns(left) : left;
}

/** The position after the longest run that begins here. */
function endOfRun(typed: readonly string[], start: number): number {
  const [first, second] = [typed[start], typed[start + 1]];
  if (first === undefined || second === undefined) return start + 1;
  const ends = stepsOf(first, second).map((step) => {
    let end = start + 2;
    while (typed[end] !== undefined && stepsOf(typed[end - 1] as string, typed[end] as string).includes(step))
      end += 1;
    return end;
  });
  return Math.max(start + 1, ...ends);
}

/** The steps, on a keyboard or in the alphabet, from one character to the next. A run repeats one step. */
function stepsOf(from: string, to: string): readonly string[] {
  const apart = (to.codePointAt(0) as number) - (from.codePointAt(0) as number);
  const steps = Math.abs(apart) <= 2 ? [`alphabet ${apart}`] : [];
  for (const [number, places] of PLACES.entries()) {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) continue;
    const [down, right] = [b.row - a.row, b.column - a.column];
    if (Math.abs(down) <= 1 && Math.abs(right) <= 1) steps.push(`keyboard ${number} ${down} ${right}`);
  }
  return steps;
}

const REPEATED = /(.{2,}?)\1+/gsu;

function withoutRepeats(text: string): string {
  const once = text.replace(REPEATED, '$1');
  return once === text ? text : withoutRepeats(once);
}
