// The interface, described for programs. It says nothing of the corpus, so it holds without a build.
import { json } from '@sveltejs/kit';
import { openapi } from '$lib/server/openapi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => json(openapi());
