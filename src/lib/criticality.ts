// What is a criticality called?

const NAMES: Readonly<Record<string, string>> = { critical: 'Critical', standard: 'Standard' };

/** `Critical`, `Standard`, or `Not said` where documents are silent (null, or `none` in addresses). */
export function criticalityName(value: string | null): string {
  return value === null || value === 'none' ? 'Not said' : (NAMES[value] ?? value);
}
