// In which ways do writers name themselves?
import { words } from '../../text/patterns.ts';

/** One word of a name: a capital, a capital within (`openGate`), or a digit and letters (`4you`). */
const TOKEN = String.raw`(?:\p{Lu}[\p{L}\p{N}]*(?:[.&+-][\p{L}\p{N}]+)*|\p{Ll}+\p{Lu}[\p{L}\p{N}]*|\p{N}+\p{L}[\p{L}\p{N}]*)`;
const NAME = `${TOKEN}(?: (?:(?:of|for|the|and|de|di|du) )?${TOKEN}){0,3}`;

/** One way in which writers name themselves. The name is the group `name`. */
export interface OwnName {
  name: string;
  pattern: RegExp;
  /** words without which it is not there; the pattern is tried around them alone */
  hint: RegExp;
  weight: number;
  samples: string[];
}

const own = (
  name: string,
  weight: number,
  hint: RegExp,
  source: string,
  samples: string[],
  flags = 'gu',
): OwnName => ({
  name,
  weight,
  hint,
  pattern: words(new RegExp(source.replaceAll('NAME', `(?:(?<name>${NAME}))`), flags)),
  samples,
});

/** What makes a name the writers' own; weights add up over the kinds, not over the times that each is found. */
export const OWN_NAMES: OwnName[] = [
  own(
    'copyright',
    3,
    /©|\([cC]\)|Copyright/gu,
    String.raw`(?:©|\([cC]\)|\bCopyright)(?: ?©| \([cC]\))?,? ?(?:\d{4}(?: ?[-–] ?(?:\d{4}|[Pp]resent))?,? )?(?:by )?NAME`,
    ['© 2024 Acme Cloud', 'Copyright 2021, Acme'],
  ),
  own(
    'at … we',
    4,
    /\b(?:at|At) /gu,
    String.raw`\b(?:[Hh]ere at|(?<=^|[.!?] |\n)At|[Ww]e at|[Ww]e here at|[Uu]s at|[Aa]ll of us at|[Ee]veryone at) NAME(?=,? (?:we|our|everyone|have|are|take|know)\b|,)`,
    ['At Acme, we care', 'we at Acme are sorry'],
  ),
  own(
    'on behalf of',
    4,
    /behalf|Namen|nom de|nombre de|amens/gu,
    String.raw`\b(?:[Oo]n behalf of (?:the |all of |everyone at |all )?(?:entire |whole )?|[Ii]m Namen (?:des |der |von )?(?:gesamten |ganzen )?|[Aa]u nom de (?:toute )?(?:l['’]équipe (?:de )?)?|[Ee]n nombre de(?:l equipo de)? |[Nn]amens (?:het |de )?(?:hele )?)NAME(?=[- ][Tt]eams?\b|[.,!]|$| )`,
    ['on behalf of the Acme team', 'im Namen des gesamten Acme Teams'],
  ),
  own(
    'speaks for itself',
    4,
    /apologi|regrets|seriously|committed|sorry|always|strives|entschuldigt|bedauert|excuse|lamenta|disculpas|desculpas|scusa/gu,
    String.raw`\bNAME (?:would like to |wishes to |wants to |sincerely |deeply )*(?:apologi[sz]es?|regrets|takes (?:\w+ ){1,8}seriously|is (?:fully |deeply )?committed|is sorry|has always|strives|entschuldigt sich|bedauert|s['’]excuse|présente ses excuses|lamenta|pide disculpas|pede desculpas|si scusa)\b`,
    ['Acme sincerely apologizes', 'Acme takes the safety of data seriously'],
  ),
  own(
    'had the incident',
    2,
    /experienced|suffered|encountered/gu,
    String.raw`(?:^|[.!?:,] |\n)(?:[Tt]he )?NAME (?:has |had )?(?:experienced|suffered|encountered)\b`,
    ['On Monday, Acme experienced an outage'],
    'gmu',
  ),
  own(
    'its people',
    2,
    /engineer|employee|staff|administrator|operators|team|department|crew|volunteers|maintainers/gu,
    String.raw`\b(?:[Aa]n? |[Tt]he |[Oo]ur |[Aa]ll |[Ss]ome |[Tt]wo |[Ff]rom )?NAME['’]?s? (?:(?:on-call|operations?|ops|infrastructure|engineering|security|support|site|platform|reliability|technology|services?|infra|dev|devops|sre|core) ){0,3}(?:engineers?|employees?|staff|administrators?|operators|team|department|crew|volunteers|maintainers)\b`,
    ['an Acme engineer', 'the Acme operations team'],
  ),
  own(
    'its users',
    2,
    /customers|users|clients|subscribers|tenants|members|community|Kunden|Nutzer|klanten|clientes|utilisateurs|usuarios/gu,
    String.raw`\bNAME (?:customers|users|clients|subscribers|tenants|members|community|Kunden|Nutzer|klanten|clientes|utilisateurs|usuarios)\b`,
    ['some Acme customers'],
  ),
  own(
    'its own things',
    2,
    /['’]s /gu,
    String.raw`\bNAME['’]s (?:\w+ ){0,2}(?:infrastructure|services?|systems?|servers?|network|platform|website|site|status page|engineers?|databases?|data ?cent(?:er|re)s?|cluster|customers|users)\b`,
    ["Acme's status page"],
  ),
  own(
    'its infrastructure',
    1,
    /infrastructure|services|servers|network|platform|website|systems/gu,
    String.raw`\bNAME (?:infrastructure|services|servers|network|platform|website|systems)\b`,
    ['the Acme infrastructure'],
  ),
  own(
    'company',
    2,
    /\b(?:Inc|LLC|Ltd|GmbH|AG|B\.?V|S\.?A|S\.?r\.?l|Pty|Corp|Oy|AB|ApS|Foundation|Stiftung)\b/gu,
    String.raw`\b(?:(?<name>${NAME},? (?:Inc|LLC|Ltd|GmbH|AG|B\.?V|S\.?A\.?S?|S\.?r\.?l|Pty|Corp|Oy|AB|ApS|Foundation|Stiftung)\b\.?))`,
    ['Acme Network Inc. operates'],
  ),
  own(
    'page of its status',
    4,
    /Status|Incident|Post-?[Mm]ortem/gu,
    String.raw`^(?:Welcome to )?NAME(?:['’]s)? (?:Systems? |Services? |Network |Service )?(?:Status|Incident (?:Report|History)s?|Post-?[Mm]ortems?)(?: Page| Blog| Updates?| History)?$`,
    ['Acme Status', 'Acme Post-mortem'],
    'gmu',
  ),
  own(
    'signature',
    4,
    /[Tt]eam|[Cc]rew|[Ss]taff|[Yy]our|Ihr|Dein|Euer|équipe|equipo|quipe/gu,
    String.raw`^(?:[-–—~]{1,3} ?)?(?:[Tt]he |[Yy]our |[Hh]et |[Ii]hr |[Dd]ein |[Ee]uer |[Ll]['’]équipe (?:de )?|[Ee]l equipo de |[Ee]quipe )?NAME(?:[- ](?:[Cc]ustomer|[Tt]echnical|[Ss]upport|[Oo]perations|[Ee]ngineering)){0,2}(?:[- ](?:[Tt]eam|[Cc]rew|[Ss]taff))[.!]?$|^(?:[Tt]eam|[Yy]our|[Ii]hr|[Dd]ein|[Ee]uer|[Ll]['’]équipe|[Ee]l equipo de|[Ee]quipe) (?<other>${NAME})[.!]?$`,
    ['The Acme Support Team', 'Your Acme Team', 'Ihr Acme-Team', 'Team Acme'],
    'gmu',
  ),
  own(
    'signature (ja, ko)',
    4,
    /팀|고객센터|チーム|事務局/gu,
    String.raw`^(?:株式会社)?(?<name>[\p{L}\p{N}]{2,20}?) ?(?:운영팀|고객센터|팀|サポートチーム|運営チーム|運営事務局|チーム|事務局)$`,
    ['아크메팀', 'アクメ運営チーム'],
    'gmu',
  ),
];
