// What does the form for correcting a fact show? What the document was read to say, what holds now, and a field that fits.
import { z } from 'zod';
import type { CorrectedField } from '../../../ingest/ledger/decision.ts';
import { fieldName } from '../components/evidence.ts';
import { formatMoment } from '../dates.ts';
import { formatMinutes } from '../format.ts';
import type { Reader } from './db.ts';

export interface Choice {
  value: string;
  label: string;
}

/** How a value is typed. */
export type Control =
  | { kind: 'text'; value: string }
  | { kind: 'lines'; value: string }
  | { kind: 'minutes'; value: string }
  | { kind: 'choice'; value: string; choices: Choice[] }
  | {
      kind: 'moment';
      /** as `datetime-local` wants it; empty where only a day is known, or nothing */
      value: string;
      day: string;
      zone: string;
      /** the document's own first */
      zones: Choice[];
    }
  | {
      kind: 'causes';
      causes: {
        id: string;
        label: string;
        meaning: string;
        isNamed: boolean;
        isPrimary: boolean;
      }[];
    };

export interface CorrectionForm {
  field: CorrectedField;
  name: string;
  /** what the document was read to say, in words; null where it says nothing */
  said: string | null;
  /** what holds now, in words */
  now: string;
  control: Control;
  /** how “not known” is called for it; null where it always has a value */
  unknown: string | null;
}

const Facts = z.object({
  title: z.string(),
  organization: z.string().nullable(),
  kind: z.string(),
  severity: z.string().nullable(),
  criticality: z.string().nullable(),
  services: z.array(z.string()),
  startedAt: z.string().nullable(),
  detectedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  mitigatedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  durationMinutes: z.number().nullable(),
  recoveryTargetMinutes: z.number().nullable(),
  causes: z.array(z.string()),
});
type Facts = z.infer<typeof Facts>;

const FACTS = `title, organization, kind, severity, criticality, services, started_at, detected_at,
  acknowledged_at, mitigated_at, resolved_at, stated_minutes as duration_minutes,
  case when target_source = 'stated' then target_minutes end as recovery_target_minutes,
  list_concat(
    [cause for cause in [primary_cause] if cause is not null],
    [cause for cause in causes if cause is distinct from primary_cause]
  ) as causes`;

const Cause = z.object({ cause: z.string(), label: z.string(), meaning: z.string() });
type Cause = z.infer<typeof Cause>;

/** The form for one fact of an incident; null where there is no such incident. */
export async function correctionForm(
  db: Reader,
  incidentId: string,
  field: CorrectedField,
): Promise<CorrectionForm | null> {
  const [[now], [said], taxonomy] = await Promise.all([
    db.rows(Facts, `select ${FACTS} from incidents where incident_id = $incidentId`, {
      incidentId,
    }),
    db.rows(Facts, `select ${FACTS} from build.main.incidents where incident_id = $incidentId`, {
      incidentId,
    }),
    db.rows(Cause, 'select cause, label, meaning from taxonomy order by label, cause'),
  ]);
  if (!now || !said) return null;
  return {
    field,
    name: fieldName(field),
    said: wordsOf(said[field], field, taxonomy),
    now: wordsOf(now[field], field, taxonomy) ?? 'not known',
    control: controlOf(field, now, said, taxonomy),
    unknown: UNKNOWN[field] === undefined ? 'Not known' : UNKNOWN[field],
  };
}

const UNKNOWN: Partial<Record<CorrectedField, string | null>> = {
  title: null,
  kind: null,
  services: 'None is known',
  causes: 'None is known',
  durationMinutes: 'None is stated',
  recoveryTargetMinutes: 'None is stated',
};

type Value = string | number | string[] | null;

function isNothing(value: Value): boolean {
  return value === null || (Array.isArray(value) && !value.length);
}

function wordsOf(value: Value, field: CorrectedField, taxonomy: readonly Cause[]): string | null {
  if (value === null || isNothing(value)) return null;
  if (typeof value === 'number') return formatMinutes(value);
  if (typeof value === 'string') return formatMoment(value);
  const label = (id: string): string =>
    (field === 'causes' ? taxonomy.find(({ cause }) => cause === id)?.label : null) ?? id;
  return value.map(label).join(', ');
}

function controlOf(
  field: CorrectedField,
  now: Facts,
  said: Facts,
  taxonomy: readonly Cause[],
): Control {
  switch (field) {
    case 'causes':
      return {
        kind: 'causes',
        causes: taxonomy.map(({ cause, label, meaning }) => ({
          ...{ id: cause, label, meaning },
          isNamed: now.causes.includes(cause),
          isPrimary: now.causes[0] === cause,
        })),
      };
    case 'services':
      return { kind: 'lines', value: now.services.join('\n') };
    case 'kind':
      return { kind: 'choice', value: now.kind, choices: named(['incident', 'maintenance']) };
    case 'criticality':
      return {
        kind: 'choice',
        value: now.criticality ?? '',
        choices: named(['critical', 'standard']),
      };
    case 'durationMinutes':
    case 'recoveryTargetMinutes':
      return { kind: 'minutes', value: now[field] === null ? '' : plainMinutes(now[field]) };
    case 'startedAt':
    case 'detectedAt':
    case 'acknowledgedAt':
    case 'mitigatedAt':
    case 'resolvedAt':
      return momentControl(now[field], said);
    default:
      return { kind: 'text', value: now[field] ?? '' };
  }
}

function named(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: value }));
}

/** To the minute, as the form reads it back: shown figures are rounded. */
function plainMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return `${rest} min`;
  return rest ? `${hours} h ${rest} min` : `${hours} h`;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function momentControl(value: string | null, said: Facts): Control {
  const [, day, clock, seconds, zone] = MOMENT.exec(value ?? '') ?? [];
  const zones = zonesOf(said);
  if (!day || !clock)
    return {
      kind: 'moment',
      value: '',
      day: /^\d{4}-\d\d-\d\d$/.test(value ?? '') ? (value ?? '') : '',
      zone: zones[0]?.value ?? '',
      zones,
    };
  const fine = seconds && seconds !== ':00' ? seconds : '';
  return { kind: 'moment', value: `${day}T${clock}${fine}`, day: '', zone: zone ?? '', zones };
}

/** Offsets that some place on earth keeps. */
const OFFSETS =
  `-12:00 -11:00 -10:00 -09:30 -09:00 -08:00 -07:00 -06:00 -05:00 -04:00 -03:30 -03:00 -02:30 -02:00 -01:00 +01:00 +02:00
  +03:00 +03:30 +04:00 +04:30 +05:00 +05:30 +05:45 +06:00 +06:30 +07:00 +08:00 +08:45 +09:00 +09:30 +10:00 +10:30 +11:00
  +12:00 +12:45 +13:00 +13:45 +14:00`.split(/\s+/);

/** The zones that the document's own times stand in, then UTC, none, and all others. */
function zonesOf(said: Facts): Choice[] {
  const times = [
    said.startedAt,
    said.detectedAt,
    said.acknowledgedAt,
    said.mitigatedAt,
    said.resolvedAt,
  ].flatMap((value) => (value?.includes('T') ? [MOMENT.exec(value)?.[4] ?? ''] : []));
  const own = [...new Set(times.map((zone) => (/^[+-]00:00$/.test(zone) ? 'Z' : zone)))];
  const values = [...new Set([...own, 'Z', '', ...OFFSETS])];
  return values.map((value) => ({
    value,
    label: `${zoneName(value)}${own.includes(value) ? ', as in the document' : ''}`,
  }));
}

function zoneName(zone: string): string {
  if (zone === '') return 'zone not known';
  return zone === 'Z' ? 'UTC' : `UTC${zone.replace('-', '−').replace(/:00$/, '')}`;
}
