// Is this the status of a posting: Investigating, Identified, Monitoring, Resolved?

import { words } from './patterns.ts';

/** A status that pages print above a posting, by what it means, with its words in nine languages. */
export const STATUSES: { id: string; words: string[] }[] = [
  status(
    'postmortem',
    `Postmortem, Post-mortem, Post mortem, Rétrospective, Análisis posterior, Nachbetrachtung, Evaluatie, 事後分析, 사후 분석`,
  ),
  status(
    'resolved',
    `Resolved, Fixed, Closed, Opgelost, Behoben, Gelöst, Résolu, Résolue, Resuelto, Resolvido, Risolto, 解決済み, 解決, 復旧, 해결됨, 해결`,
  ),
  status(
    'monitoring',
    `Monitoring, Bewaking, Wordt gemonitord, Überwachung, Wird überwacht, Beobachtung, Surveillance, Sous surveillance, Supervisando, Monitoreando, Monitorización, Monitorando, Monitoramento, Monitoraggio, 監視中, 経過観察, 모니터링, 모니터링 중`,
  ),
  status(
    'identified',
    `Identified, Geïdentificeerd, Oorzaak gevonden, Identifiziert, Ursache gefunden, Identifié, Identifiée, Identificado, Identificato, Mitigazione, 特定, 原因特定, 原因を特定, 식별됨, 확인됨, 원인 파악`,
  ),
  status(
    'investigating',
    `Investigating, Onderzoek, In onderzoek, Untersuchung, Wird untersucht, In Untersuchung, En cours d'investigation, En cours d’investigation, En cours d'analyse, Investigation, Investigando, En investigación, Em investigação, Indagine in corso, Indagine, 調査中, 조사 중, 조사중`,
  ),
  status(
    'update',
    `Update, Updated, Bijgewerkt, Aktualisierung, Aktualisiert, Mise à jour, Actualización, Actualizado, Atualização, Atualizado, Aggiornamento, アップデート, 更新, 업데이트`,
  ),
  status(
    'in_progress',
    `In progress, In Bearbeitung, Läuft, Bezig, In uitvoering, En cours, En curso, En progreso, Em andamento, In corso, 進行中, 実施中, 진행 중, 진행중`,
  ),
  status(
    'verifying',
    `Verifying, Verifiëren, Verificatie, Überprüfung, Wird überprüft, Vérification, Verificando, Verificación, Verificação, Verifica, 確認中, 検証中, 확인 중`,
  ),
  status(
    'completed',
    `Completed, Voltooid, Afgerond, Abgeschlossen, Terminé, Terminée, Completado, Concluído, Completato, 完了, 완료, 완료됨`,
  ),
  status(
    'scheduled',
    `Scheduled, Gepland, Geplant, Planifié, Planifiée, Programado, Agendado, Programmato, Pianificato, 予定, 予定済み, 예정, 예정됨`,
  ),
];

function status(id: string, list: string): { id: string; words: string[] } {
  return { id, words: list.split(', ') };
}

const WORDS = new Map(
  STATUSES.flatMap((status) => status.words.map((word) => [word.toLowerCase(), status.id])),
);
const LONGEST = Math.max(...[...WORDS.keys()].map((word) => word.length));

/** Labels that open with one of these statuses in any language, or with one of `more` (`Resolved (again)`). */
export function openingStatus(ids: readonly string[], more: readonly string[] = []): RegExp {
  const all = STATUSES.filter(({ id }) => ids.includes(id)).flatMap((status) => status.words);
  return words(new RegExp(`^(?:${[...all, ...more].join('|')})`, 'iu'));
}

/** The label of a posting that ends what the page is about. */
export const ENDING = openingStatus(['resolved', 'completed'], ['available']);

/** The label of a report that looks back: its words are not of the hour at which it was posted. */
export const LOOKING_BACK = openingStatus(['postmortem']);
/** The label of what is only to come. */
export const ANNOUNCING = openingStatus(['scheduled'], ['planned']);

/** What a text that is nothing but a status means (`Opgelost` is `resolved`); null for any other text. */
export function statusOf(text: string): string | null {
  const said =
    text.length > LONGEST + 4
      ? null
      : text
          .trim()
          .replace(/[\s:：.]+$/u, '')
          .toLowerCase();
  return said === null ? null : (WORDS.get(said) ?? null);
}

/** The status that a posting opens with, as written (`Update - we are …`, `[Resolved] …`); null where it opens otherwise. */
export function leadingStatus(text: string): string | null {
  const bracket = text.startsWith('[') ? 1 : 0;
  const end = Math.min(text.length, LONGEST + 4);
  for (let at = bracket + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    // - ] : | – — and the full-width colon
    if (
      code !== 45 &&
      code !== 93 &&
      code !== 58 &&
      code !== 124 &&
      code !== 0x2013 &&
      code !== 0x2014 &&
      code !== 0xff1a
    )
      continue;
    const after = text.charCodeAt(at + 1);
    if (after !== 32 && after !== 10 && code !== 0xff1a) continue;
    const said = text.slice(bracket, at).trim();
    return statusOf(said) === null ? null : said;
  }
  return null;
}
