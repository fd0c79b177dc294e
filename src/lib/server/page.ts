// How does a page get its rows, and what does it say where there is no build to read?
import { error } from '@sveltejs/kit';
import { db, NoBuildError, type Reader } from './db.ts';

/** Runs `work` on one build. Where none can be read the page becomes a 503 that says what to do. */
export async function fromBuild<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  try {
    return await db.read(work);
  } catch (failure) {
    if (failure instanceof NoBuildError)
      error(503, { message: failure.message, hint: failure.hint });
    throw failure;
  }
}

/** Today as an ISO day in UTC: what is due before it and open is overdue. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
