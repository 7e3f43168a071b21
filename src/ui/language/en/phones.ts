/** Phones of the house's network: rooms that they enter by a code. */
export const phones = {
  vote: 'Vote by phone',
  voteHow:
    'Point your phone’s camera here, or type the address. Your phone has to be in this house’s network.',
  count: '{count, plural, =0 {No phone yet} one {# phone} other {# phones}}',
  noServer: 'The server does not answer. Once it does, voting goes on with the same code.',
  votes: 'Votes',
  end: 'End voting by phone',
  agreed: '{share} of the votes for the network’s answer',
  aPhone: 'A phone …',
  phone: 'Phone',
  asCamera: 'A phone as the camera',
  waiting:
    'Point the phone’s camera here, and give the page that opens the camera. The phone has to be in this house’s network.',
  awaited: 'The phone is awaited.',
  connected: 'The phone is connected.',
  lost: 'The phone is lost. It comes back by itself while its page is open.',
  selfSigned: 'The phone warns of an unknown certificate: this machine has made it itself. Choose to go on.',
} as const;
