/** Streams, and what other pages ask for. */
export const outputErrors = {
  noWay:
    'The server took the stream, but no connection came about. A firewall may be in between: its UDP port has to be open.',
  forbidden:
    'This page may not talk to {origin}. Build it with CONVOSCOPE_CONNECT={origin}, or let the server answer below the address of this page.',
  unreached:
    '{origin} does not answer, or does not allow this page (CORS). Look whether it runs, has a certificate that this browser trusts, and whether the browser lets this page reach the local network.',
  token: 'The server does not let this stream in ({status}): the token may be wrong.',
  refused: 'The server does not take the stream ({status}).',
  noAddress: 'A WHIP server has an address that begins with https:// or http://. Ask whoever runs it.',
  lost: 'The connection was lost.',
  noSize: '“{size}” is no size. Ask for one such as 1280x720: even numbers from 16 to 4096.',
  filmBroke:
    'Its picture or sound broke off on the way ({why}). What was recorded is saved. Record again; if it breaks off again, choose the other format, or no sound.',
} as const;
