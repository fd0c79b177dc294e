// How does the interface say that something is wrong, so that a program understands it?

/** An answer of RFC 9457: `title` is of the kind, `detail` of this case, with what to do about it. */
export function problem(
  status: number,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return new Response(
    `${JSON.stringify({ type: 'about:blank', title, status, detail, ...more })}\n`,
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  );
}
