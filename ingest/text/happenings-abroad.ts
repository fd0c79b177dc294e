// How do the other languages than English say that service failed, was noticed, came back?
//
// Timelines tell in the present tense, and each language has its own verbs for falling and standing up again; participles
// that are the same in a whole family stand with the English rules.
import type { HappeningRule } from './happenings.ts';
import { words } from './patterns.ts';

export const ABROAD: HappeningRule[] = [
  {
    name: 'service fails (nl)',
    happening: 'symptom',
    pattern: words(
      /\b(?:niet (?:meer|langer) (?:bereikbaar|beschikbaar|toegankelijk|bruikbaar)|(?:reageer(?:t|de|den)|reageren|werk(?:t|te|ten)|werken|antwoord(?:t|de|den)) niet|(?:val(?:t|len)|viel(?:en)?)\b[^.;,:\n]{0,50}\b(?:uit|weg|stil)|(?:lig(?:t|gen)|lag(?:en)?)\b[^.;,:\n]{0,40}\b(?:plat|eruit|stil)|crash(?:t|te|ten))\b/iu,
    ),
    samples: [
      'de kassa is niet meer bereikbaar',
      'de pomp valt om acht uur uit',
      'de site lag plat',
    ],
  },
  {
    name: 'service fails (de)',
    happening: 'symptom',
    pattern: words(
      /\b(?:nicht (?:mehr|länger) (?:erreichbar|verfügbar|nutzbar|zugänglich|möglich)|(?:fällt|fallen|fiel(?:en)?)\b[^.;,:\n]{0,50}\baus|(?:funktionier|reagier|antworte|arbeite)(?:en|ten|te|t|n)?\b[^.;,:\n]{0,30}\bnicht(?: mehr)?|(?:stürz(?:t|en|te|ten)|brech(?:t|en)|bricht|brach(?:en)?)\b[^.;,:\n]{0,40}\b(?:ab|ein|zusammen)|abgestürzt|zusammengebrochen|(?:steh(?:t|en)|stand(?:en)?) still)\b/iu,
    ),
    samples: [
      'Die Messwerte fallen aus',
      'der Dienst ist nicht mehr erreichbar',
      'die Anlage fiel am Morgen aus',
      'der Server antwortet nicht mehr',
    ],
  },
  {
    name: 'service fails (fr)',
    happening: 'symptom',
    pattern: words(
      /\b(?:devien(?:t|nent) (?:indisponibles?|inaccessibles?|injoignables?|inutilisables?)|injoignables?|plus (?:accessibles?|disponibles?|joignables?|possible)|(?:ne |n['’])(?:répond(?:ent|ait|aient)?|fonctionne(?:nt)?|fonctionnai(?:t|ent)|marche(?:nt)?|charge(?:nt)?|accepte(?:nt)?|affiche(?:nt)?) (?:plus|pas)|cess(?:e|ent|èrent) de \w{4,}r|tomb(?:e|ent|ait|aient|èrent) en panne|tombée?s? en panne)\b/iu,
    ),
    samples: [
      'les bornes deviennent indisponibles',
      'le site ne répond plus',
      'les caisses cessent de fonctionner',
    ],
  },
  {
    name: 'service fails (es, pt)',
    happening: 'symptom',
    pattern: words(
      /\b(?:dej(?:a|an|aba|aban|ó|aron) de \w{3,}[aei]r|deix(?:a|am|ava|avam|ou|aram) de \w{3,}[aei]r|(?:para|param|parou|pararam) de (?:responder|funcionar|receber|aceitar)|se (?:cae|caen|cayó|cayeron)|fuera de servicio|inaccesibles?|inacessíve(?:l|is)|indisponíveis|(?:no|não) (?:responden?|respondía[n]?|respondem|respondiam?|funciona[nm]?|funcionaba[n]?|funcionava[m]?)|(?:sai|saem|saiu|saíram) do ar|(?:cai|caiu|caem|caíram)\b)/iu,
    ),
    samples: [
      'el catálogo deja de responder',
      'os entregadores deixam de receber pedidos',
      'o site saiu do ar',
      'la web se cayó',
    ],
  },
  {
    name: 'service fails (it)',
    happening: 'symptom',
    pattern: words(
      /\b(?:non (?:è|sono|era|erano|risulta|risultano) (?:più )?(?:raggiungibil[ei]|disponibil[ei]|accessibil[ei])|irraggiungibil[ei]|non (?:rispond(?:e|ono|eva|evano)|funziona(?:no|va|vano)?)(?: più)?|smett(?:e|ono) di \w{3,}re|smesso di \w{3,}re|si (?:blocca|bloccano|bloccò|è bloccat[oa]|sono bloccat[ei])|(?:va|vanno|andat[oaie]) (?:in blocco|fuori servizio))\b/iu,
    ),
    samples: ['la biglietteria non è più raggiungibile', 'il server smette di rispondere'],
  },
  {
    name: 'service fails (ja, ko)',
    happening: 'symptom',
    pattern:
      /応答(?:しな|がな|なし|せず|不能)|(?:アクセス|ログイン|利用|表示|予約|注文|決済|送信|受信|閲覧)(?:が|を)?(?:でき(?:な|ず)|不可|不能)|ダウンし|応答 ?없음|응답(?:하지 않|이 없|하지 못|불가)|(?:접속|로그인|이용|결제|주문|조회)(?:이|가|을|를)? ?(?:되지 않|안 ?되|할 수 없|하지 못|불가)|먹통/u,
    samples: [
      '予約サイトが応答しなくなる',
      'ログインができない',
      '서버가 응답하지 않음',
      '결제가 되지 않았다',
    ],
  },
  {
    name: 'impact begins (fr, es, pt, it)',
    happening: 'start',
    pattern: words(
      /\b(?:incident|panne|coupure|perturbation|interruption)s? (?:commence|débute|a (?:commencé|débuté))\b|\b(?:incidente|incidencia|caída|interrupción|avería) (?:empieza|comienza|empezó|comenzó)\b|\b(?:empieza|comienza|empezó|comenzó) (?:el|la) (?:incidente|incidencia|caída|interrupción|avería)\b|\b(?:incidente|falha|queda|instabilidade|interrupção) (?:começa|começou|inicia|iniciou|(?:tem|teve) início)\b|\b(?:incidente|guasto|disservizio|interruzione) (?:inizia|iniziò|comincia|è iniziat[oa]|ha (?:avuto )?inizio)\b/iu,
    ),
    samples: ['la panne commence', 'comienza la caída', 'a falha começou', 'il guasto è iniziato'],
  },
  {
    name: 'noticed (abroad)',
    happening: 'detected',
    pattern: words(
      /\b(?:(?:premier|première)s? (?:alertes?|signalements?|appels?)|(?:primer[ao]?|primeir[ao]) (?:alertas?|avisos?|notícia|llamada)|(?:salta|suena|dispara) (?:\w+ ){0,2}alert[ao]s?|avis(?:a|an|am|ou) (?:a |al |o |ao |à )?\w+|nos avis(?:ó|aron|ou|aram)|prim[oaie] (?:allarm[ei]|segnalazion[ei]|avvis[oi])|(?:scatta|scattano|arriva|arrivano) (?:\w+ ){0,2}(?:allarm[ei]|segnalazion[ei])|segnala(?:no|rono)?|si accorg(?:e|ono)|se da cuenta|se (?:detecta|detectan|detectó|detectaron)|percebe(?:mos|u|ram)?|bemerk(?:t|en|ten)|merk(?:t|en|te|ten) (?:auf|op)|meld(?:t|en|et|eten|ete|de|den)|schlägt alarm)\b|인지(?:했|하|됨|$)|제보|気(?:づ|付)/iu,
    ),
    samples: [
      'première alerte de la supervision',
      'salta la primera alerta',
      'un entregador avisa o suporte',
      'il personale segnala il problema',
      'die Schicht bemerkt den Ausfall',
      '고객 문의로 장애를 인지했습니다',
    ],
  },
  {
    name: 'part of it is back (abroad)',
    happening: 'mitigated',
    pattern: words(
      /\b(?:teilweise|gedeeltelijk|partiellement|parcialmente|parzialmente)\b|一部[^。、]{0,20}(?:復旧|回復|再開)|일부[^.,]{0,30}(?:복구|정상화)/iu,
    ),
    samples: [
      'der Betrieb läuft teilweise wieder',
      '一部サービスが復旧',
      '일부 사용자의 로그인이 복구',
    ],
  },
  {
    name: 'service is back (abroad)',
    happening: 'resolved',
    pattern: words(
      /\b(?:wieder (?:[\p{L}]+ ){0,3}?(?:da|online|erreichbar|verfügbar|nutzbar|in betrieb|am netz|normal)|(?:läuft|laufen|lief(?:en)?|funktionier(?:t|en|te|ten)|arbeite(?:t|n|te|ten)) (?:\w+ )?wieder|weer (?:in de lucht|online|bereikbaar|beschikbaar|normaal)|(?:werkt|werken|werkte|werkten|draait|draaien|doet|doen) (?:\w+ )?(?:het )?weer|(?:fonctionne(?:nt)?|marche(?:nt)?|répond(?:ent)?|accepte(?:nt)?) (?:à nouveau|de nouveau)|(?:vuelve|vuelven|volvió|volvieron|volta|voltam|voltou|voltaram|torna|tornano|tornò) (?:a|ad) \w{3,}|(?:funziona(?:no)?|rispond(?:e|ono)) (?:di nuovo|nuovamente|regolarmente)|queda(?:n|ron)? (?:restablecid|resuelt|operativ)\w+|ritorn\w+ alla normalità|vuelta a la normalidad|(?:retorno|volta) (?:à|ao) normal\w*)\b/iu,
    ),
    samples: [
      'die Anzeigen sind wieder da',
      'de kassa doet het weer',
      'le site fonctionne à nouveau',
      'la web vuelve a responder',
      'il sito torna a funzionare',
    ],
  },
];
