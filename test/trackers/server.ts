// A server that stands for a tracker: it answers as it is told and remembers what it was asked.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';

export interface Asked {
  method: string;
  /** path with its question */
  url: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** an object is sent as JSON, a text as it stands; null: no answer at all */
  body?: unknown;
  hang?: boolean;
}

export interface FakeTracker {
  url: string;
  asked: Asked[];
  /** how the next questions are answered; the last holds for all further ones */
  answer(...replies: (Reply | ((asked: Asked) => Reply))[]): void;
}

/** A fresh server for each test of a file. */
export function useTracker(): FakeTracker {
  let server: Server;
  let replies: (Reply | ((asked: Asked) => Reply))[] = [];
  const tracker: FakeTracker = {
    url: '',
    asked: [],
    answer(...given) {
      replies = given;
    },
  };
  beforeEach(async () => {
    tracker.asked = [];
    replies = [{ status: 500 }];
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      request.on('end', () => {
        const asked: Asked = {
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: text ? JSON.parse(text) : null,
        };
        tracker.asked.push(asked);
        const next = replies.length > 1 ? replies.shift() : replies[0];
        const reply = typeof next === 'function' ? next(asked) : (next ?? {});
        if (reply.hang) return;
        const { status = 200, headers = {}, body = '' } = reply;
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    tracker.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return tracker;
}
