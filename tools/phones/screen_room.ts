/** What a screen does with a room of its own: opens it, asks how it is, says something, and ends it. */
import { answer, type Handler, pathOf, readText, refuse } from './http.ts';
import type { Room, Rooms } from './rooms.ts';

export interface ScreenRoomOptions<T> {
  readonly rooms: Rooms<T>;
  /** A room with nobody in it. */
  begin(): T;
  /** Where phones find it. */
  linkOf(code: string): string;
  /** What the screen is told of it. */
  stateOf(room: Room<T>): object;
  /** @throws where the text is nothing that a screen may say */
  take(value: T, text: string): void;
  /** Longer texts are not read. */
  readonly mostBytes: number;
}

/** @returns for the page's own server: the key of a room is the third part of its path */
export function roomOfScreen<T>({
  rooms,
  begin,
  linkOf,
  stateOf,
  take,
  mostBytes,
}: ScreenRoomOptions<T>): Handler {
  return (request, response) => {
    const key = pathOf(request).split('/')[3] ?? '';
    if (request.method === 'POST' && !key) {
      // Two screens that have lost their rooms would take them from each other without an end.
      if (request.url?.endsWith('?again') && rooms.isFull()) return refuse(response, 503);
      const room = rooms.open(begin());
      return answer(response, 201, { key: room.key, link: linkOf(room.code) });
    }
    const room = rooms.ofScreen(key);
    if (!room) return refuse(response, 404);
    if (request.method === 'GET') answer(response, 200, stateOf(room));
    else if (request.method === 'PUT')
      readText(request, response, mostBytes, (text) => {
        take(room.value, text);
        answer(response, 200, stateOf(room));
      });
    else if (request.method === 'DELETE') {
      rooms.end(key);
      response.writeHead(204).end();
    } else refuse(response, 405);
  };
}
