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

/**
 * @returns for the page's own server: the key of a room is the third part of its path. POST without a key opens a room, with one
 * the room that there was: a server that was started anew knows of none, and who has the key runs it
 */
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
    const known = rooms.ofScreen(key);
    if (request.method === 'POST') {
      const isInPlace = key !== '' || request.url?.endsWith('?again') === true;
      // Two screens that have lost their rooms would take them from each other without an end.
      if (!known && isInPlace && rooms.isFull()) return refuse(response, 409);
      const room = known ?? rooms.open(begin(), key || undefined);
      if (!room) return refuse(response, 409);
      return answer(response, known ? 200 : 201, { key: room.key, link: linkOf(room.code) });
    }
    if (!known) return refuse(response, 404);
    if (request.method === 'GET') answer(response, 200, stateOf(known));
    else if (request.method === 'PUT')
      readText(request, response, mostBytes, (text) => {
        take(known.value, text);
        answer(response, 200, stateOf(known));
      });
    else if (request.method === 'DELETE') {
      rooms.end(key);
      response.writeHead(204).end();
    } else refuse(response, 405);
  };
}
