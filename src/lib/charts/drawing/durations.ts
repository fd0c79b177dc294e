// How is a time span set on an axis? Logarithmic, with the ticks that people think in.

/** The ticks of every axis of durations. */
const TICKS: readonly { minutes: number; label: string }[] = [
  { minutes: 1, label: '1 min' },
  { minutes: 10, label: '10 min' },
  { minutes: 60, label: '1 h' },
  { minutes: 240, label: '4 h' },
  { minutes: 1440, label: '1 d' },
  { minutes: 10_080, label: '1 w' },
  { minutes: 40_320, label: '4 w' },
  { minutes: 175_320, label: '4 mo' },
  { minutes: 525_960, label: '1 y' },
  { minutes: 5_259_600, label: '10 y' },
];

/** An axis from a minute to a week, longer where something lasted longer. Minutes. */
export interface DurationAxis {
  domain: [number, number];
  ticks: number[];
  label(minutes: number): string;
}

export function durationAxis(minutes: readonly number[]): DurationAxis {
  const longest = Math.max(10_080, ...minutes);
  // some air behind the longest, so that its mark stands free
  const end = longest > 10_080 ? longest * 1.25 : longest;
  const ticks = TICKS.filter((tick) => tick.minutes <= end);
  return {
    domain: [1, end],
    ticks: ticks.map((tick) => tick.minutes),
    label: (value) => TICKS.find((tick) => tick.minutes === value)?.label ?? '',
  };
}

/** Where a duration stands on a logarithmic axis: what took less than a minute stands at one minute. */
export function onAxis(minutes: number): number {
  return Math.max(1, minutes);
}
