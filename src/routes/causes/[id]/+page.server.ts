// One cause: its incidents with the words that name it, what was promised, what ended them, and whether it came back.
import { error } from '@sveltejs/kit';
import { causeLine } from '$lib/charts/cause-line.ts';
import { SIZE, causeStory } from '$lib/server/cause.ts';
import { drawings } from '$lib/server/drawing.ts';
import { evidenceView } from '$lib/server/evidence-view.ts';
import { fromBuild, today } from '$lib/server/page.ts';
import { Part, knownCauses } from '$lib/server/queries/cause.ts';
import { viewOf } from '$lib/server/view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { searchParams } = event.url;
  const part = Part.nullable().catch(null).parse(searchParams.get('part'));
  const page = Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1);
  const fact = searchParams.get('fact');
  return fromBuild(async (db) => {
    const known = await knownCauses(db);
    const cause = known.find((one) => one.cause === event.params.id);
    if (!cause)
      error(404, {
        message: `The taxonomy knows no cause “${event.params.id.slice(0, 60)}”.`,
        choices: known.map((one) => ({ href: `/causes/${one.cause}`, label: one.label })),
      });
    const view = await viewOf(db, event.url, ['part', 'page']);
    const [story, opened] = await Promise.all([
      causeStory(db, cause.cause, view.filter, { part, page, today: today() }),
      fact === null ? null : evidenceView(db, fact),
    ]);
    const drawn = await drawings(event, db, causeLine, story.line, '');
    return { ...view, ...story, cause, part, page, size: SIZE, drawings: drawn, opened };
  });
};
