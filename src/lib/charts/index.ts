// Which charts are there, in the order in which a review asks for them?
export { default as Chart } from './Chart.svelte';
export { recovery } from './recovery.ts';
export { causes } from './causes.ts';
export { causeLine } from './cause-line.ts';
export { promises } from './promises.ts';
export { timeline } from './timeline.ts';
export { completionCurve } from './completion-curve.ts';
export { promiseAges } from './promise-ages.ts';
