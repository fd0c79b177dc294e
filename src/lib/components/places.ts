// Which pages are there?
import type { IconName } from './icons.ts';

export interface Place {
  href: string;
  label: string;
}

/** The pages, in the order of the rail. */
export const PLACES: readonly (Place & { icon: IconName })[] = [
  { href: '/', label: 'Review', icon: 'review' },
  { href: '/recovery', label: 'Recovery', icon: 'recovery' },
  { href: '/causes', label: 'Causes', icon: 'causes' },
  { href: '/actions', label: 'Actions', icon: 'actions' },
  { href: '/incidents', label: 'Incidents', icon: 'incidents' },
  { href: '/documents', label: 'Documents', icon: 'documents' },
  { href: '/quality', label: 'Quality', icon: 'quality' },
  { href: '/definitions', label: 'Definitions', icon: 'definitions' },
];
