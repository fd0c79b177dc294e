// Does a word before a time or a duration say that it is not exact?

const ABOUT =
  /(?:\b(?:around|about|approx(?:\.|imately)?|roughly|circa|ca\.?|c\.|near|nearly|almost|some|(?:some time|(?:shortly|just|soon|right)) (?:after|before|over|under)|ongeveer|omstreeks|rond|rondom|tegen|ruim|bijna|kort (?:na|voor)|gegen|etwa|ungefähr|rund|knapp|kurz (?:nach|vor)|environ|aux alentours de|peu (?:après|avant)|près de|sobre(?: las)?|hacia(?: las)?|alrededor de(?: las)?|aproximadamente(?: a las| às)?|unos|unas|por volta d[ae]s?|cerca d[aei]s?(?: las)?|verso le|intorno alle|circa alle)|(?:^|\s)vers|[~≈〜]|約|およそ|약) ?(?:the |an? )?$/i;
const BOUND =
  /\b(?:over|under|more than|less than|at least|at most|up to|upwards of|meer dan|minder dan|über|mehr als|weniger als|mindestens|plus de|moins de|más de|menos de|mais de|più di|meno di)(?: an?)? ?$/i;
const REACH = 28;

/** True where the words right before `start` make it a rough figure: around, ~, ca., omstreeks, gegen, vers, hacia, 約. */
export function isApproximate(text: string, start: number): boolean {
  return ABOUT.test(text.slice(Math.max(0, start - REACH), start));
}

/** True where the words right before make it a bound rather than a figure: over, more than, up to, plus de. */
export function isBound(text: string, start: number): boolean {
  return BOUND.test(text.slice(Math.max(0, start - REACH), start));
}
