// Which charts are there, in the order in which a review asks for them?
export { default as Chart } from './Chart.svelte';
export { clockStrip } from './recovery.ts';
export { clockDensity } from './density.ts';
export { attainment } from './attainment.ts';
export { overruns } from './overruns.ts';
export { clocks } from './clocks.ts';
export { causes } from './causes.ts';
export { causeLine } from './cause-line.ts';
export { promises } from './promises.ts';
export { timeline } from './timeline.ts';
export { completionCurve } from './completion-curve.ts';
export { promiseAges } from './promise-ages.ts';
