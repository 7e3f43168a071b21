/** Phones of the house's network. */
export const phoneErrors = {
  noRoom:
    'The server that serves this page does not answer, or was not started for phones (npm start -- --phones).',
  closed: 'The server has closed the room: nobody can vote by phone any more. Open another one.',
  noCamera:
    'No phone can be the camera here: the server that serves this page does not answer, or was not started for it (npm start -- --https).',
} as const;
