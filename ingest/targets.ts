// How fast should it have been, where a document states no target?
//
// `data/targets.yaml` holds the organisation's policy. A target that a document states always wins over it.
import { createHash } from 'node:crypto';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Criticality, type IncidentKind } from './model.ts';

export interface TargetRule {
  /** shown beside every target that comes from this rule */
  label: string;
  /** whole minutes; null exempts what the rule matches from any target */
  minutes: number | null;
  when: {
    organization: string[];
    service: string[];
    severity: string[];
    criticality: Criticality[];
  };
}

export interface Targets {
  /** in order: the first that matches holds */
  rules: TargetRule[];
  digest: string;
}

const Names = z
  .union([
    z
      .string()
      .min(1)
      .transform((name) => [name]),
    z.array(z.string().min(1)).min(1),
  ])
  .default([]);

const Rule = z.strictObject({
  label: z.string().min(1),
  minutes: z.number().int().positive().nullable(),
  when: z
    .strictObject({
      organization: Names,
      service: Names,
      severity: Names,
      criticality: z
        .union([Criticality.transform((one) => [one]), z.array(Criticality).min(1)])
        .default([]),
      kind: z.literal('incident', 'maintenance has no recovery target').optional(),
    })
    .default({ organization: [], service: [], severity: [], criticality: [] }),
});

const File = z.strictObject({ rules: z.array(Rule) });

/**
 * The policy that a YAML text holds. `path` is only for messages. Throws with the path, the rule and the problem where
 * the text is no YAML, a rule is incomplete, or a label stands twice.
 */
export function loadTargets(yamlText: string, path: string): Targets {
  const document = parseDocument(yamlText);
  const [broken] = document.errors;
  if (broken) throw new Error(`${path}: ${broken.message}`);
  const parsed = File.safeParse(document.toJS());
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .map((issue) => `${path}: ${placeOf(issue.path)}${issue.message}`)
        .join('\n'),
    );
  const rules = parsed.data.rules.map(({ label, minutes, when }) => ({
    label,
    minutes,
    when: {
      organization: when.organization,
      service: when.service,
      severity: when.severity,
      criticality: when.criticality,
    },
  }));
  const labels = rules.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice !== undefined) throw new Error(`${path}: the label “${twice}” stands twice`);
  const digest = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
  return { rules, digest };
}

const Stored = z.array(
  z.object({
    label: z.string(),
    minutes: z.number().nullable(),
    when: z.object({
      organization: z.array(z.string()),
      service: z.array(z.string()),
      severity: z.array(z.string()),
      criticality: z.array(Criticality),
    }),
  }),
);

/** The rules of a policy as a build keeps them: JSON of `Targets.rules`. Throws where it is none. */
export function storedRules(json: string): TargetRule[] {
  return Stored.parse(JSON.parse(json));
}

/**
 * The policy's target for an incident, in whole minutes, with the label of the rule that holds; null where no rule
 * matches, the rule exempts it, or it is maintenance. Names are compared without regard to case.
 */
export function policyTarget(
  targets: Pick<Targets, 'rules'>,
  incident: {
    organization: { value: string } | null;
    services: readonly { value: string }[];
    severity: { value: string } | null;
    criticality: { value: Criticality } | null;
    kind: IncidentKind;
  },
): { minutes: number; label: string } | null {
  if (incident.kind === 'maintenance') return null;
  const rule = targets.rules.find(
    ({ when }) =>
      holds(when.organization, incident.organization ? [incident.organization.value] : []) &&
      holds(
        when.service,
        incident.services.map(({ value }) => value),
      ) &&
      holds(when.severity, incident.severity ? [incident.severity.value] : []) &&
      holds(when.criticality, incident.criticality ? [incident.criticality.value] : []),
  );
  return rule && rule.minutes !== null ? { minutes: rule.minutes, label: rule.label } : null;
}

/** True where the rule asks for nothing, or for one of the incident's own. */
function holds(asked: readonly string[], own: readonly string[]): boolean {
  if (!asked.length) return true;
  const names = own.map(folded);
  return asked.some((name) => names.includes(folded(name)));
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** `rule 2, when service: `, from zod's path into the file. */
function placeOf([top, index, ...fields]: readonly PropertyKey[]): string {
  if (top === undefined) return '';
  if (top !== 'rules' || typeof index !== 'number') return `${String(top)}: `;
  return `rule ${index + 1}${fields.length ? `, ${fields.map(String).join(' ')}` : ''}: `;
}
